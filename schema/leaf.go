package schema

import (
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
)

// leaf reads a whole value into what to points at.
func (d *decoder) leaf(to any) error {
	raw, ok := d.raw()
	if !ok {
		return errSyntax
	}
	if own, ok := to.(json.Unmarshaler); ok {
		return judged(own.UnmarshalJSON(raw), reflect.TypeOf(to).Elem(), raw)
	}
	if string(raw) == "null" {
		return wrongType(raw, reflect.TypeOf(to).Elem())
	}
	return judged(json.Unmarshal(raw, to), reflect.TypeOf(to).Elem(), raw)
}

// int reads a whole number.
func (d *decoder) int() (int, error) {
	raw, ok := d.raw()
	if !ok {
		return 0, errSyntax
	}
	n, err := strconv.Atoi(string(raw))
	if err != nil {
		return 0, wrongType(raw, reflect.TypeFor[int]())
	}
	return n, nil
}

// bool reads true or false.
func (d *decoder) bool() (bool, error) {
	raw, ok := d.raw()
	switch {
	case !ok:
		return false, errSyntax
	case raw[0] != 't' && raw[0] != 'f':
		return false, wrongType(raw, reflect.TypeFor[bool]())
	}
	return raw[0] == 't', nil
}

// float reads a number; t is what type is meant.
func (d *decoder) float(t reflect.Type) (float64, error) {
	from := d.at
	if !d.number() {
		return 0, errSyntax
	}
	raw := d.data[from:d.at]
	f, err := readNumber(raw)
	return f, judged(err, t, raw)
}

// raw reads a whole value, as it is written.
func (d *decoder) raw() ([]byte, bool) {
	d.Peek()
	from := d.at
	ok := d.checker.value(d.depth)
	return d.data[from:d.at:d.at], ok
}

// judged is the error that a document's reader sees for err, which reading raw gave.
func judged(err error, t reflect.Type, raw []byte) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errRange):
		return &DecodeError{Problem: err.Error(), Hint: `write "Inf" or "-Inf" where infinity is meant`}
	}
	return wrongType(raw, t)
}
