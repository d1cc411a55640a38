package schema

import (
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
)

// leaf reads raw, a whole value, into what to points at.
func leaf(to any, raw []byte) error {
	if own, ok := to.(json.Unmarshaler); ok {
		return judged(own.UnmarshalJSON(raw), to, raw)
	}
	switch to := to.(type) {
	case *string:
		if raw[0] == '"' {
			*to = Unquote(raw)
			return nil
		}
	case *int:
		n, err := strconv.ParseInt(string(raw), 10, 0)
		if err == nil {
			*to = int(n)
			return nil
		}
	case *bool:
		if *to = raw[0] == 't'; *to || raw[0] == 'f' {
			return nil
		}
	default:
		if string(raw) != "null" {
			return judged(json.Unmarshal(raw, to), to, raw)
		}
	}
	return wrongType(raw, reflect.TypeOf(to).Elem())
}

// judged is the error that a document's reader sees for err, which reading raw gave.
func judged(err error, to any, raw []byte) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errRange):
		return &DecodeError{Problem: err.Error(), Hint: `write "Inf" or "-Inf" where infinity is meant`}
	}
	return wrongType(raw, reflect.TypeOf(to).Elem())
}
