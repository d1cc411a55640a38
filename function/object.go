package function

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// A member is one key of a JSON object and its value as it was written.
type member struct {
	key string
	raw json.RawMessage
}

// members splits one JSON object into its members, duplicates included, and
// refuses everything else. where names data in the errors: "the event".
func members(data []byte, where string) ([]member, error) {
	data = bytes.TrimSpace(data)
	switch {
	case len(data) == 0:
		return nil, fmt.Errorf("%s is empty", where)
	case !utf8.Valid(data):
		return nil, fmt.Errorf("%s is not valid UTF-8", where)
	case kindOf(data) == "":
		return nil, fmt.Errorf("%s is not JSON", where)
	case data[0] != '{':
		return nil, fmt.Errorf("%s is %s, not an object", where, kindOf(data))
	}
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return nil, notJSON(where, err)
	}
	var list []member
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, notJSON(where, err)
		}
		m := member{key: key.(string)} // nothing else stands before a colon
		if err := d.Decode(&m.raw); err != nil {
			return nil, notJSON(where, err)
		}
		list = append(list, m)
	}
	if _, err := d.Token(); err != nil {
		return nil, notJSON(where, err)
	}
	if at := d.InputOffset(); int(at) < len(data) {
		return nil, fmt.Errorf("%s goes on after its closing brace, at byte %d: one row is one object", where, at)
	}
	return list, nil
}

// find gives the value of the first member named key, or nil.
func find(list []member, key string) json.RawMessage {
	for _, m := range list {
		if m.key == key {
			return m.raw
		}
	}
	return nil
}

// kindOf names a JSON value by its first byte; "" is none.
func kindOf(raw []byte) string {
	switch raw[0] {
	case '{':
		return "an object"
	case '[':
		return "an array"
	case '"':
		return "a string"
	case 't', 'f':
		return "a boolean"
	case 'n':
		return "null"
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return "a number"
	}
	return ""
}

// notJSON never quotes the data: what callers send is not for logs.
func notJSON(where string, err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%s is not JSON, at byte %d: %s", where, syntax.Offset, syntax)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s is not JSON: it ends too early", where)
	}
	return fmt.Errorf("%s is not JSON: %v", where, err)
}
