package schema

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// A FormatError refuses a document of another kind or of a format that this
// package does not know.
type FormatError struct{ Got, Want string }

func (e *FormatError) Error() string {
	kind, _, _ := strings.Cut(e.Want, "/")
	gotKind, _, _ := strings.Cut(e.Got, "/")
	switch {
	case e.Got == "":
		return fmt.Sprintf("/format: missing: this is not a document of kind %q; its first key must be \"format\": %q", kind, e.Want)
	case gotKind != kind:
		return fmt.Sprintf("/format: %q is not a document of kind %q; give one whose format is %q", e.Got, kind, e.Want)
	}
	return fmt.Sprintf("/format: %q is not known here, this program reads %q; use the release that wrote it, or write the document again with this one", e.Got, e.Want)
}

// checkFormat looks at the format before anything else, so that a newer
// document is refused as such and not for its first unknown key. A format that
// is no string is left for the decoder to refuse, and so is a second one behind
// a first that is known. data is valid JSON.
func checkFormat(data []byte, want string) error {
	s := NewScan(data)
	switch s.next() {
	case '{':
	case 'n':
		return &FormatError{Want: want}
	default:
		return nil
	}
	got := ""
	for s.Enter(); s.More(); {
		isFormat := bytes.EqualFold(s.Key(), []byte("format"))
		switch value := s.Raw(); {
		case !isFormat || value[0] == 'n':
		case value[0] != '"':
			return nil
		default:
			if got = Unquote(value); reads(want, got) {
				return nil
			}
		}
	}
	return &FormatError{Got: got, Want: want}
}

// reads tells whether a reader of format want, kind/major.minor, reads got: the
// same kind and major and no newer minor. A minor version only ever adds keys
// that may be absent, so that an older document still encodes to its own bytes.
func reads(want, got string) bool {
	wantMajor, wantMinor, _ := strings.Cut(want, ".")
	gotMajor, gotMinor, ok := strings.Cut(got, ".")
	newest, _ := strconv.ParseUint(wantMinor, 10, 16)
	minor, err := strconv.ParseUint(gotMinor, 10, 16)
	return ok && err == nil && gotMajor == wantMajor && minor <= newest && gotMinor == strconv.FormatUint(minor, 10)
}
