package schema

import (
	"encoding/json"
	"reflect"
)

//go:generate go run ./internal/readers

// A decoder reads a text that may be no JSON, in one go. The pointers of its
// errors begin where it stands; who called it puts the way there in front. The
// documents' own types have readers, which are generated; all else is read by what
// reflect says of it.
type decoder struct {
	checker
	depth int
	names names
}

func newDecoder(data []byte) *decoder { return &decoder{checker: checker{NewCursor(data)}} }

// value reads the next JSON value into v.
func (d *decoder) value(v reflect.Value) (err error) {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(v.Elem())
	}
	switch to := v.Addr().Interface().(type) {
	case *string:
		*to, err = d.string()
	case *int:
		*to, err = d.int()
	case *bool:
		*to, err = d.bool()
	case *Number:
		*to, err = d.numeric()
	case *Value:
		*to, err = d.scalar()
	case *Quantity:
		*to, err = d.quantity()
	case *map[string]Value:
		*to, err = d.input()
	case json.Unmarshaler:
		err = d.leaf(to)
	default:
		if known, err := d.structure(to); known {
			return err
		}
		err = d.composed(v)
	}
	return err
}

// composed reads anything into v that is made of other things.
func (d *decoder) composed(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Struct:
		return d.object(v)
	case reflect.Slice:
		return d.array(v)
	case reflect.Map:
		return d.mapping(v)
	}
	return d.leaf(v.Addr().Interface())
}

func (d *decoder) object(v reflect.Value) error {
	of := layoutOf(v.Type())
	w := d.members(of.fields)
	for w.next() {
		w.err = d.value(v.FieldByIndex(of.indices[w.at]))
	}
	return w.err
}

func (d *decoder) array(v reflect.Value) error {
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	w := d.items('[')
	for w.next() {
		if w.n == v.Cap() {
			v.Grow(1 + w.n)
		}
		v.SetLen(w.n + 1)
		w.err = d.value(v.Index(w.n))
	}
	return w.err
}

func (d *decoder) mapping(v reflect.Value) error {
	v.Set(reflect.MakeMap(v.Type()))
	w := d.keyed()
	for w.next() {
		key := reflect.ValueOf(w.key)
		if v.MapIndex(key).IsValid() {
			w.err = duplicate(w.key)
			return w.err
		}
		item := reflect.New(v.Type().Elem()).Elem()
		w.err = d.value(item)
		v.SetMapIndex(key, item)
	}
	return w.err
}
