package schema

import (
	"errors"
	"strconv"
)

// A Kind says what a [Value] holds.
type Kind uint8

// Kinds of values; the zero kind is NA.
const (
	KindNA Kind = iota
	KindNumber
	KindString
	KindBool
)

// A Value is one cell of a row as a caller sent it, before the model gives it
// a meaning: a number, a string, a boolean, or null (NA). The zero Value is NA.
type Value struct {
	str  string
	num  float64
	kind Kind
	yes  bool
}

// Num makes a number.
func Num(f float64) Value { return Value{kind: KindNumber, num: f} }

// Str makes a string.
func Str(s string) Value { return Value{kind: KindString, str: s} }

// Bool makes a boolean.
func Bool(b bool) Value { return Value{kind: KindBool, yes: b} }

// Kind says which of Float, Text and Truth is meant.
func (v Value) Kind() Kind { return v.kind }

// Float is the number of a KindNumber.
func (v Value) Float() float64 { return v.num }

// Text is the text of a KindString.
func (v Value) Text() string { return v.str }

// Truth is the truth of a KindBool.
func (v Value) Truth() bool { return v.yes }

// String writes v as JSON would, for messages.
func (v Value) String() string { return string(v.Append(nil)) }

// MarshalJSON implements [json.Marshaler].
func (v Value) MarshalJSON() ([]byte, error) { return v.Append(nil), nil }

// Append appends v in JSON to b.
func (v Value) Append(b []byte) []byte {
	switch v.kind {
	case KindNumber:
		return Number(v.num).Append(b)
	case KindString:
		return AppendString(b, v.str)
	case KindBool:
		return strconv.AppendBool(b, v.yes)
	}
	return append(b, "null"...)
}

// UnmarshalJSON implements [json.Unmarshaler]. Arrays and objects are refused.
func (v *Value) UnmarshalJSON(b []byte) error {
	switch b[0] {
	case 'n':
		*v = Value{}
	case 't', 'f':
		*v = Bool(b[0] == 't')
	case '"':
		*v = Str(Unquote(b))
	case '[', '{':
		return errNotScalar
	default:
		f, err := readNumber(b)
		if err != nil {
			return err
		}
		*v = Num(f)
	}
	return nil
}

var errNotScalar = errors.New("an array or object is not a value")
