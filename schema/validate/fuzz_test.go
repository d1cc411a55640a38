package validate

import (
	"testing"

	"serverless-poc/schema"
)

// FuzzCoefficients: no input panics, and a document that both the decoder and
// the schema accept is accepted again in canonical form.
func FuzzCoefficients(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(`{"a~1b":[[{}]],"cases":[{}],"tolerance":{"link":1e-999999999}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := Coefficients(data); err != nil {
			if err.Error() == "" {
				t.Error("refused without a word")
			}
			return
		}
		c, err := schema.Decode[schema.Coefficients](data)
		if err != nil {
			return // duplicate keys, half surrogate pairs, 3.0 for an integer
		}
		canonical, err := schema.Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		if err := Coefficients(canonical); err != nil {
			t.Errorf("the canonical form is refused: %v\n%s", err, canonical)
		}
	})
}
