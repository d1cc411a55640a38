package schema

import (
	"reflect"
	"strings"
)

// wrongType names what was found and what belongs there.
func wrongType(raw []byte, t reflect.Type) error {
	text := strings.Join(strings.Fields(string(raw)), " ")
	if runes := []rune(text); len(runes) > 60 {
		text = string(runes[:57]) + "..."
	}
	return &DecodeError{Problem: "found " + text, Hint: "expected " + describe(t)}
}

func describe(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[Number]():
		return `a number, "Inf", "-Inf" or null`
	case t == reflect.TypeFor[Value]():
		return "a number, a string, true, false or null"
	}
	switch t.Kind() {
	case reflect.Struct, reflect.Map:
		return "an object"
	case reflect.Slice:
		return "an array"
	case reflect.String:
		return "a string"
	case reflect.Bool:
		return "true or false"
	case reflect.Int:
		return "a whole number, without a decimal point"
	}
	return "a " + t.String()
}

// wrongKind is the error of a value that does not begin as an array or object does.
func (d *decoder) wrongKind(opening byte) error {
	raw, ok := d.raw()
	if !ok {
		return errSyntax
	}
	if opening == '[' {
		return wrongType(shown(raw), reflect.TypeFor[[]any]())
	}
	return wrongType(shown(raw), reflect.TypeFor[map[string]any]())
}

// shown is a value that is no array or object of the right kind, for people.
func shown(raw []byte) []byte {
	switch raw[0] {
	case '"':
		return AppendString(nil, Unquote(raw))
	case '[':
		return []byte("an array")
	case '{':
		return []byte("an object")
	}
	return raw
}
