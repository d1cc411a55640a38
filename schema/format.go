package schema

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A FormatError refuses a document of another kind or of a newer major format.
type FormatError struct{ Got, Want string }

func (e *FormatError) Error() string {
	kind, _, _ := strings.Cut(e.Want, "/")
	gotKind, _, _ := strings.Cut(e.Got, "/")
	switch {
	case e.Got == "":
		return fmt.Sprintf("/format: missing: this is not a %s document; its first key must be \"format\": %q", kind, e.Want)
	case gotKind != kind:
		return fmt.Sprintf("/format: %q is not a %s document; give one whose format is %q", e.Got, kind, e.Want)
	}
	return fmt.Sprintf("/format: %q is not known here, this program reads %q; use the release that wrote it, or write the document again with this one", e.Got, e.Want)
}

// checkFormat looks at the format before anything else, so that a newer
// document is refused as such and not for its first unknown key.
func checkFormat(data []byte, want string) error {
	var head struct {
		Format string `json:"format"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return syntaxError(data, err)
	}
	if head.Format != want {
		return &FormatError{Got: head.Format, Want: want}
	}
	return nil
}
