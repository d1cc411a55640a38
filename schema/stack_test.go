package schema

import (
	"strings"
	"testing"
)

const stack = `{"models":[{"name":"a","coefficients":"a.json","function":"F"},{"name":"b","coefficients":"b.json","event":{"x":"1"}}],
"buckets":{"models":"m-m","packages":"p-p"},"role":"R","policy":"P",
"function":{"prefix":"F","memory_mb":128,"timeout_s":3,"architecture":"arm64"},"alias":"live","log_retention_days":30}`

func TestDecodeStack(t *testing.T) {
	s, err := DecodeStack([]byte(stack))
	if err != nil {
		t.Fatal(err)
	}
	if s.Models[1].Event["x"] != Str("1") || s.LogRetention != 30 {
		t.Errorf("got %+v", s)
	}
}

func TestDecodeStackRefuses(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{`"name":"b"`, `"name":"a"`, `/models/1/name: "a" is another model's name too; give each model its own`},
		{`"coefficients":"b.json"`, `"coefficients":"b.json","function":"F"`, `/models/1/function: "F" is another model's function too; give each model its own`},
		{`"function":"F"},{"name":"b","coefficients":"b.json"`, `"path":"/x"},{"name":"b","path":"/x","coefficients":"b.json"`,
			`/models/1/path: "/x" is another model's path too; give each model its own`},
		{`"alias":"live"`, `"alias":"live","bundle":1`, "/bundle: found 1; expected true or false"},
		{`"timeout_s":3`, `"timeout_s":"3"`, `/function/timeout_s: found "3"; expected a whole number, without a decimal point`},
		{`"event":{"x":"1"}`, `"event":[]`, "/models/1/event: found an array; expected an object"},
		{`"alias":"live",`, `"alias":"live",,`,
			"document: not JSON at line 3, column 95: invalid character ',' looking for beginning of object key string; mend it there or write the document again"},
	} {
		if !strings.Contains(stack, test.old) {
			t.Fatalf("the stack has no %s", test.old)
		}
		_, err := DecodeStack([]byte(strings.Replace(stack, test.old, test.new, 1)))
		if err == nil || err.Error() != test.want {
			t.Errorf("\n got %v\nwant %s", err, test.want)
		}
	}
}
