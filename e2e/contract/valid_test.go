package contract

import "testing"

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
