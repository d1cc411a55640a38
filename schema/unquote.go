package schema

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// plainEscapes are what may stand behind a backslash for one byte.
var plainEscapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// Unquote is what a string, which is known to be valid, says. What encoding/json
// would replace, it replaces.
func Unquote(raw []byte) string {
	text := raw[1 : len(raw)-1]
	if !utf8.Valid(text) {
		return unquoteRare(raw)
	}
	at := bytes.IndexByte(text, '\\')
	if at < 0 {
		return string(text)
	}
	out := append(make([]byte, 0, len(text)), text[:at]...)
	for ; at < len(text); at++ {
		c := text[at]
		if c == '\\' {
			at++
			if c = plainEscapes[text[at]]; c == 0 {
				return unquoteRare(raw)
			}
		}
		out = append(out, c)
	}
	return string(out)
}

// unquoteRare is [Unquote] of a string with \u in it or with bytes that are no UTF-8.
func unquoteRare(raw []byte) (s string) {
	json.Unmarshal(raw, &s) // raw is a string
	return s
}
