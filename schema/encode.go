package schema

import (
	"bytes"
	"encoding/json"
)

// Encode writes v as canonical JSON: one line and a newline, keys in the order
// of the types and of bytes in maps, numbers in the shortest form that reads
// back to the same double, no HTML escapes.
func Encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
