package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// A Quantity is a number, or one number by name where a model has several
// responses. In JSON: a number as [Number] writes it, or an object of them.
type Quantity struct {
	Number Number
	ByName map[string]Number // nil: Number is meant
}

// One is the quantity x.
func One(x float64) *Quantity { return &Quantity{Number: Number(x)} }

// String writes q as JSON would, for messages.
func (q Quantity) String() string {
	b, _ := q.MarshalJSON()
	return string(b)
}

// MarshalJSON implements [json.Marshaler]; names go in the order of their bytes.
func (q Quantity) MarshalJSON() ([]byte, error) {
	if q.ByName == nil {
		return q.Number.MarshalJSON()
	}
	return appendNumbers(nil, q.ByName), nil
}

// appendNumbers appends an object of numbers, in the order of their names' bytes.
func appendNumbers(b []byte, byName map[string]Number) []byte {
	names := make([]string, 0, 8)
	for name := range byName {
		names = append(names, name)
	}
	slices.Sort(names)
	b = append(b, '{')
	for i, name := range names {
		if i > 0 {
			b = append(b, ',')
		}
		b = byName[name].Append(append(appendString(b, name), ':'))
	}
	return append(b, '}')
}

// UnmarshalJSON implements [json.Unmarshaler].
func (q *Quantity) UnmarshalJSON(b []byte) error {
	*q = Quantity{}
	if len(b) == 0 || b[0] != '{' {
		return q.Number.UnmarshalJSON(b)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	if _, err := d.Token(); err != nil {
		return err
	}
	q.ByName = map[string]Number{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		name := key.(string) // the decoder yields nothing else before a colon
		if _, twice := q.ByName[name]; twice {
			return fmt.Errorf("the name %q is there twice", name)
		}
		var n Number
		if err := d.Decode(&n); err != nil {
			return err
		}
		q.ByName[name] = n
	}
	return nil
}
