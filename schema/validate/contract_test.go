package validate

import (
	"strings"
	"testing"
)

func TestContract(t *testing.T) {
	c, err := ReadContract([]byte(`{"components":{"schemas":{"A":{"type":["integer","null"]},"B":{"type":"object","required":["a"],"properties":{"a":{"$ref":"#/components/schemas/A"}}}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		body  string
		names []string
		want  string // how the error begins
	}{
		{`{"a":1}`, []string{"B"}, ""},
		{`null`, []string{"B", "A"}, ""},
		{`{"a":"x"}`, []string{"A", "B"}, "it is none of [A B]: "},
		{`{}`, []string{"C"}, "the OpenAPI document has no schema C"},
		{`{`, []string{"A"}, "the document ends too early"},
	} {
		err := c.Fits([]byte(test.body), test.names...)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s as %v: %v, want %s", test.body, test.names, err, test.want)
		}
	}
	for _, bad := range []string{`[`, `{"components":{"schemas":{"A":{"type":"thing"}}}}`, `{"components":{"schemas":{"A":{"$ref":"#/nowhere"}}}}`} {
		if _, err := ReadContract([]byte(bad)); err == nil || !strings.HasPrefix(err.Error(), "the OpenAPI document: ") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
