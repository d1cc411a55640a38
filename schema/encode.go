package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"sync"
)

// Encode writes v as canonical JSON: one line and a newline, keys in the order
// of the types and of bytes in maps, numbers as [Number] writes them, no HTML
// escapes, and an empty array where a required slice is nil.
//
// The digest and the version of an artefact hang on these bytes, so they are
// written here and not by encoding/json, whose output has changed between
// releases of Go.
func Encode(v any) ([]byte, error) {
	b, err := Append(make([]byte, 0, 512), v)
	if err != nil {
		return nil, err
	}
	return append(b, '\n'), nil
}

// Append appends what [Encode] writes of v to b, without the newline.
func Append(b []byte, v any) ([]byte, error) { return encode(b, reflect.ValueOf(v)) }

var (
	marshaler  = reflect.TypeFor[json.Marshaler]()
	marshalers sync.Map // reflect.Type to bool
)

// marshals says whether values of t write themselves.
func marshals(t reflect.Type) bool {
	if t.Kind() == reflect.Interface || t.NumMethod() == 0 {
		return false
	}
	if own, known := marshalers.Load(t); known {
		return own.(bool)
	}
	own := t.Implements(marshaler)
	marshalers.Store(t, own)
	return own
}

// encode appends the JSON of v to b.
func encode(b []byte, v reflect.Value) ([]byte, error) {
	if !v.IsValid() {
		return append(b, "null"...), nil
	}
	if v.CanAddr() {
		if b, done := encodeFrequent(b, v.Addr().Interface()); done {
			return b, nil
		}
	}
	if v.CanInterface() && (v.Kind() != reflect.Pointer || !v.IsNil()) && marshals(v.Type()) {
		text, err := v.Interface().(json.Marshaler).MarshalJSON()
		return append(b, text...), err
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return encode(b, v.Elem()) // nil: not valid, null
	case reflect.Struct:
		return encodeObject(b, v)
	case reflect.Map:
		return encodeMap(b, v)
	case reflect.Slice, reflect.Array:
		return encodeArray(b, v)
	case reflect.String:
		return AppendString(b, v.String()), nil
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool()), nil
	case reflect.Float64, reflect.Float32:
		return Number(v.Float()).Append(b), nil
	}
	switch {
	case v.CanInt():
		return strconv.AppendInt(b, v.Int(), 10), nil
	case v.CanUint():
		return strconv.AppendUint(b, v.Uint(), 10), nil
	}
	return nil, fmt.Errorf("a %s has no canonical JSON", v.Type())
}

// encodeFrequent appends what there is most of, without what reflection and a
// text of its own cost.
func encodeFrequent(b []byte, at any) (to []byte, done bool) {
	switch at := at.(type) {
	case *Number:
		return at.Append(b), true
	case *Value:
		return at.Append(b), true
	case **Quantity:
		if *at != nil {
			return (*at).Append(b), true
		}
	case *string:
		return AppendString(b, *at), true
	case *map[string]Number:
		return appendMap(b, *at, Number.Append), true
	case *map[string]Value:
		return appendMap(b, *at, Value.Append), true
	}
	return b, false
}

// appendMap appends an object, its keys in the order of their bytes.
func appendMap[T any](b []byte, of map[string]T, item func(T, []byte) []byte) []byte {
	keys := make([]string, 0, 8) // as many as most have, so that they need no memory of their own
	for key := range of {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	b = append(b, '{')
	for i, key := range keys {
		if i > 0 {
			b = append(b, ',')
		}
		b = item(of[key], append(AppendString(b, key), ':'))
	}
	return append(b, '}')
}

func encodeObject(b []byte, v reflect.Value) ([]byte, error) {
	b = append(b, '{')
	first := true
	of := layoutOf(v.Type())
	for i, f := range of.fields {
		item := v.FieldByIndex(of.indices[i])
		if !f.required && empty(item) {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		var err error
		if b, err = encode(append(AppendString(b, f.name), ':'), item); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

// empty is what omitempty leaves out, as in encoding/json.
func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

func encodeMap(b []byte, v reflect.Value) ([]byte, error) {
	if v.Type().Key().Kind() != reflect.String {
		return nil, fmt.Errorf("a %s has no canonical JSON: its keys are not strings", v.Type())
	}
	items := map[string]reflect.Value{}
	for _, key := range v.MapKeys() {
		items[key.String()] = v.MapIndex(key)
	}
	b = append(b, '{')
	for i, key := range slices.Sorted(maps.Keys(items)) {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = encode(append(AppendString(b, key), ':'), items[key]); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

func encodeArray(b []byte, v reflect.Value) ([]byte, error) {
	b = append(b, '[')
	for i := range v.Len() {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = encode(b, v.Index(i)); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}
