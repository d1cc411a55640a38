package schema

import (
	"encoding/json"
	"strings"
	"testing"
)

// Seeds are every kind of mistake that a JSON text can have.
func FuzzValid(f *testing.F) {
	for _, text := range []string{
		minimal, "", " ", "{}", "[]", `""`, "null", "nul", "nulll", "true", "fals", "-", "-0", "01", "1.", ".5", "1e", "1e+", "1E-07", "+1", "--1", "1 2", "[1,]", "[,1]",
		"[1 2]", "[1}", `{"a":1}`, `{"a" 1}`, `{"a":}`, `{"a":1,}`, `{a:1}`, `{1:1}`, `{"a":1`, `"a`, `"\`, `"\x"`, `"\u12"`, `"\u12g4"`, `"\ud83d\ude00\/\b"`, "\"\t\"", "\"\xff\"",
		"\xef\xbb\xbf{}", "{}\x00", "\x00", "[\v]", strings.Repeat("[", 20) + strings.Repeat("]", 20),
		strings.Repeat("[", 10000) + strings.Repeat("]", 10000), strings.Repeat("[", 10001) + strings.Repeat("]", 10001),
		`"\u+123"`, `"\u 123"`, `"\u1_23"`, `"\u0x12"`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, want := Valid(data), json.Valid(data); got != want {
			t.Errorf("%q: %t, encoding/json says %t", data, got, want)
		}
	})
}
