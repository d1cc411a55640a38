package schema

import (
	"encoding/json"
	"reflect"
)

// A decoder reads a text that may be no JSON, in one go. The pointers of its
// errors begin where it stands; who called it puts the way there in front. What a
// document has much of is read by methods of its own, all else by what reflect
// says of it.
type decoder struct {
	checker
	depth int
	names names
}

// value reads the next JSON value into v.
func (d *decoder) value(v reflect.Value) (err error) {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(v.Elem())
	}
	switch to := v.Addr().Interface().(type) {
	case *string:
		*to, err = d.string()
	case *[]string:
		*to, err = d.strings()
	case *Number:
		*to, err = d.numeric()
	case *[]Number:
		*to, err = d.numbers()
	case *Value:
		*to, err = d.scalar()
	case *[]Case:
		*to, err = d.cases()
	case *Scored:
		*to, err = d.scored()
	case *map[string]Value:
		*to, err = d.input()
	case *map[string]Number:
		*to, err = d.byName()
	case *map[string]string:
		*to, err = d.texts()
	case *int, *bool, json.Unmarshaler:
		err = d.leaf(to)
	default:
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
	w := d.members(fields(v.Type()))
	for w.next() {
		w.err = d.value(v.FieldByIndex(w.known[w.at].index))
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
