package function

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"serverless-poc/schema"
)

// A member is one key of a JSON object and its value as it was written.
type member struct {
	key string
	raw json.RawMessage
}

// members splits one JSON object into its members, duplicates included, and
// refuses everything else. where names data in the errors: "the event". The
// values share data's memory.
func members(data []byte, where string) ([]member, error) {
	data = bytes.TrimSpace(data)
	switch {
	case len(data) == 0:
		return nil, fmt.Errorf("%s is empty", where)
	case !utf8.Valid(data):
		return nil, fmt.Errorf("%s is not valid UTF-8", where)
	case kindOf(data) == "":
		return nil, fmt.Errorf("%s is not JSON", where)
	case data[0] == '{' && !schema.Valid(data):
		return nil, diagnose(data, where)
	}
	return object(data, where)
}

// object is [members] of a value that is known to be valid: it refuses what is
// no object.
func object(value []byte, where string) ([]member, error) {
	if !isObject(value) {
		return nil, fmt.Errorf("%s is %s, not an object", where, kindOf(value))
	}
	return split(value), nil
}

// split is [members] of an object that is known to be valid.
func split(object []byte) []member {
	list := make([]member, 0, 8)
	s := schema.NewScan(object)
	for s.Enter(); s.More(); {
		list = append(list, member{string(s.Key()), s.Raw()})
	}
	return list
}

// inner are the members of the object that key has in the event; none where it
// has no object.
func inner(event []member, key string) []member {
	raw := find(event, key)
	if !isObject(raw) {
		return nil
	}
	return split(raw)
}

// elements splits a JSON array, which is known to be valid.
func elements(array json.RawMessage) []json.RawMessage {
	var list []json.RawMessage
	s := schema.NewScan(array)
	for s.Enter(); s.More(); {
		list = append(list, s.Raw())
	}
	return list
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

// isObject and isArray look at a value's first byte; nil is neither.
func isObject(raw json.RawMessage) bool { return len(raw) > 0 && raw[0] == '{' }
func isArray(raw json.RawMessage) bool  { return len(raw) > 0 && raw[0] == '[' }

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

// diagnose says why data is not one JSON value. It never quotes the data: what
// callers send is not for logs.
func diagnose(data []byte, where string) error {
	d := json.NewDecoder(bytes.NewReader(data))
	var first json.RawMessage
	err := d.Decode(&first)
	var syntax *json.SyntaxError
	switch {
	case err == nil:
		return fmt.Errorf("%s goes on after its closing brace, at byte %d: one row is one object", where, d.InputOffset())
	case errors.As(err, &syntax):
		return fmt.Errorf("%s is not JSON, at byte %d: %s", where, syntax.Offset, syntax)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s is not JSON: it ends too early", where)
	}
	return fmt.Errorf("%s is not JSON: %v", where, err)
}
