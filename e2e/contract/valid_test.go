package contract

import (
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// TestValid reads both documents of every fixture with a validator that knows
// OpenAPI 3.1 and 3.0, the examples included.
func TestValid(t *testing.T) {
	for _, s := range every(t) {
		t.Run(s.name, func(t *testing.T) {
			if got := read(t, s.people(t)).OpenAPI; got != "3.1.0" {
				t.Errorf("the document for people is OpenAPI %s", got)
			}
			if got := read(t, s.imported(t)).OpenAPI; got != "3.0.1" {
				t.Errorf("the document for API Gateway is OpenAPI %s", got)
			}
		})
	}
}

// TestValidatorBites breaks a document in ways that only its version's rules
// forbid: a validator that looks at nothing would prove nothing.
func TestValidatorBites(t *testing.T) {
	s := some(t)[0]
	good := string(s.people(t))
	for _, broken := range []struct{ old, new string }{
		{`"type":["boolean","null"]`, `"type":["truth","null"]`},
		{`"in":"query"`, `"in":"mind"`},
		{`"minimum":0,"maximum":1`, `"minimum":"none","maximum":1`},
		{`"responses":{`, `"answers":{`},
		{`"gre":580,`, `"gre":"much",`}, // in the examples
	} {
		text := strings.ReplaceAll(good, broken.old, broken.new)
		if text == good {
			t.Errorf("the document of %s has no %s", s.name, broken.old)
			continue
		}
		document, err := openapi3.NewLoader().LoadFromData([]byte(text))
		if err == nil {
			err = document.Validate(t.Context())
		}
		if err == nil {
			t.Errorf("%s for %s is not noticed", broken.new, broken.old)
		}
	}
}
