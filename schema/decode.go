package schema

import (
	"encoding/json"
	"fmt"
	"reflect"
	"unicode/utf8"
)

// Decode reads data into a new T and refuses what encoding/json lets pass:
// unknown, duplicate, missing and differently cased keys, null where a value is
// needed, invalid UTF-8 and trailing data. Errors are [*DecodeError].
func Decode[T any](data []byte) (*T, error) {
	if err := checkUTF8(data); err != nil {
		return nil, err
	}
	if err := checkSyntax(data); err != nil {
		return nil, err
	}
	return decodeValid[T](data)
}

// decodeOf is [Decode] of a document with a format, which comes first of what is
// said of a document that is JSON at all.
func decodeOf[T any](data []byte, format string) (*T, error) {
	if err := checkSyntax(data); err != nil {
		return nil, err
	}
	if err := checkFormat(data, format); err != nil {
		return nil, err
	}
	if err := checkUTF8(data); err != nil {
		return nil, err
	}
	return decodeValid[T](data)
}

// decodeValid is [Decode] of what is known to be JSON in UTF-8.
func decodeValid[T any](data []byte) (*T, error) {
	if at := loneSurrogate(data); at >= 0 {
		return nil, &DecodeError{
			Problem: fmt.Sprintf("half a surrogate pair at %s: %s is no character", place(data, at), data[at:at+6]),
			Hint:    "write the character itself in UTF-8",
		}
	}
	d := decoder{NewScan(data)}
	v := new(T)
	if err := d.value(reflect.ValueOf(v).Elem()); err != nil {
		return nil, err
	}
	return v, nil
}

func checkUTF8(data []byte) error {
	if !utf8.Valid(data) {
		return &DecodeError{Problem: "not valid UTF-8", Hint: "save the document as UTF-8"}
	}
	return nil
}

// checkSyntax looks at the whole document: truncated, trailing and too deep included.
func checkSyntax(data []byte) error {
	if valid(data) {
		return nil
	}
	return SyntaxError(data, json.Unmarshal(data, new(json.RawMessage)))
}

// A decoder reads a document that is known to be valid JSON. The pointers of its
// errors begin where it stands; who called it puts the way there in front.
type decoder struct{ Scan }

// value reads the next JSON value into v.
func (d *decoder) value(v reflect.Value) error {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(v.Elem())
	}
	switch to := v.Addr().Interface().(type) {
	case *[]Number:
		return d.numbers(to)
	case *map[string]Value:
		return mapping(d, to)
	case *map[string]Number:
		return mapping(d, to)
	case *map[string]string:
		return mapping(d, to)
	case *string, *int, *bool, json.Unmarshaler:
		return leaf(to, d.Raw())
	}
	switch v.Kind() {
	case reflect.Struct:
		return d.object(v)
	case reflect.Slice:
		return d.array(v)
	case reflect.Map:
		return d.anyMapping(v)
	}
	return leaf(v.Addr().Interface(), d.Raw())
}

// array reads a list of anything.
func (d *decoder) array(v reflect.Value) error {
	if err := d.open('[', v.Type()); err != nil {
		return err
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	for n := 0; d.More(); n++ {
		if n == v.Cap() {
			v.Grow(1 + n)
		}
		v.SetLen(n + 1)
		if err := d.value(v.Index(n)); err != nil {
			return below(n, err)
		}
	}
	return nil
}

// numbers is [decoder.array] of what most arrays hold.
func (d *decoder) numbers(to *[]Number) error {
	if err := d.open('[', reflect.TypeFor[[]Number]()); err != nil {
		return err
	}
	*to = []Number{}
	for d.More() {
		var n Number
		if err := leaf(&n, d.Raw()); err != nil {
			return below(len(*to), err)
		}
		*to = append(*to, n)
	}
	return nil
}

// mapping reads an object whose keys are not known beforehand.
func mapping[T any](d *decoder, to *map[string]T) error {
	if err := d.open('{', reflect.TypeFor[map[string]T]()); err != nil {
		return err
	}
	*to = map[string]T{}
	item := new(T)
	for d.More() {
		key := string(d.Key())
		if _, twice := (*to)[key]; twice {
			return duplicate(key)
		}
		if err := leaf(item, d.Raw()); err != nil {
			return below(key, err)
		}
		(*to)[key] = *item
	}
	return nil
}

// anyMapping is [mapping] of what is no leaf.
func (d *decoder) anyMapping(v reflect.Value) error {
	if err := d.open('{', v.Type()); err != nil {
		return err
	}
	v.Set(reflect.MakeMap(v.Type()))
	for d.More() {
		key := string(d.Key())
		if v.MapIndex(reflect.ValueOf(key)).IsValid() {
			return duplicate(key)
		}
		item := reflect.New(v.Type().Elem()).Elem()
		if err := d.value(item); err != nil {
			return below(key, err)
		}
		v.SetMapIndex(reflect.ValueOf(key), item)
	}
	return nil
}

// open goes into an array or object.
func (d *decoder) open(want byte, t reflect.Type) error {
	if d.next() != want {
		return wrongType(shown(d.Raw()), t)
	}
	d.Enter()
	return nil
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
