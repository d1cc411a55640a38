package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"unicode/utf8"
)

// Decode reads data into a new T and refuses what encoding/json lets pass:
// unknown, duplicate, missing and differently cased keys, null where a value is
// needed, invalid UTF-8 and trailing data. Errors are [*DecodeError].
func Decode[T any](data []byte) (*T, error) {
	if !utf8.Valid(data) {
		return nil, &DecodeError{Problem: "not valid UTF-8", Hint: "save the document as UTF-8"}
	}
	if err := json.Unmarshal(data, new(json.RawMessage)); err != nil {
		return nil, SyntaxError(data, err) // the whole document: truncated, trailing and too deep included
	}
	if at := loneSurrogate(data); at >= 0 {
		return nil, &DecodeError{
			Problem: fmt.Sprintf("half a surrogate pair at %s: %s is no character", place(data, at), data[at:at+6]),
			Hint:    "write the character itself in UTF-8",
		}
	}
	d := decoder{data: data, json: json.NewDecoder(bytes.NewReader(data))}
	d.json.UseNumber()
	v := new(T)
	if err := d.value(reflect.ValueOf(v).Elem(), ""); err != nil {
		return nil, err
	}
	return v, nil
}

type decoder struct {
	data []byte
	json *json.Decoder
}

// value reads the next JSON value into v, which stands at pointer.
func (d *decoder) value(v reflect.Value, pointer string) error {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(v.Elem(), pointer)
	}
	if _, ok := v.Addr().Interface().(json.Unmarshaler); ok {
		return d.leaf(v, pointer)
	}
	switch v.Kind() {
	case reflect.Struct:
		return d.object(v, pointer)
	case reflect.Slice:
		return d.array(v, pointer)
	case reflect.Map:
		return d.mapping(v, pointer)
	}
	return d.leaf(v, pointer)
}

func (d *decoder) leaf(v reflect.Value, pointer string) error {
	var raw json.RawMessage
	if err := d.json.Decode(&raw); err != nil {
		return SyntaxError(d.data, err)
	}
	_, own := v.Addr().Interface().(json.Unmarshaler)
	if string(raw) == "null" && !own {
		return wrongType(pointer, raw, v.Type())
	}
	err := json.Unmarshal(raw, v.Addr().Interface())
	if errors.Is(err, errRange) {
		return &DecodeError{Pointer: pointer, Problem: err.Error(), Hint: `write "Inf" or "-Inf" where infinity is meant`}
	}
	if err != nil {
		return wrongType(pointer, raw, v.Type())
	}
	return nil
}

func (d *decoder) array(v reflect.Value, pointer string) error {
	if err := d.open('[', v.Type(), pointer); err != nil {
		return err
	}
	list := reflect.MakeSlice(v.Type(), 0, 8)
	for d.json.More() {
		item := reflect.New(v.Type().Elem()).Elem()
		if err := d.value(item, fmt.Sprintf("%s/%d", pointer, list.Len())); err != nil {
			return err
		}
		list = reflect.Append(list, item)
	}
	v.Set(list)
	return d.close()
}

func (d *decoder) mapping(v reflect.Value, pointer string) error {
	if err := d.open('{', v.Type(), pointer); err != nil {
		return err
	}
	v.Set(reflect.MakeMap(v.Type()))
	for d.json.More() {
		key, err := d.key()
		if err != nil {
			return err
		}
		if v.MapIndex(reflect.ValueOf(key)).IsValid() {
			return duplicate(pointer, key)
		}
		item := reflect.New(v.Type().Elem()).Elem()
		if err := d.value(item, child(pointer, key)); err != nil {
			return err
		}
		v.SetMapIndex(reflect.ValueOf(key), item)
	}
	return d.close()
}

func (d *decoder) open(want json.Delim, t reflect.Type, pointer string) error {
	token, err := d.json.Token()
	if err != nil {
		return SyntaxError(d.data, err)
	}
	if token != want {
		return wrongType(pointer, shownToken(token), t)
	}
	return nil
}

func shownToken(token json.Token) []byte {
	switch token := token.(type) {
	case nil:
		return []byte("null")
	case string:
		return appendString(nil, token)
	case json.Delim:
		if token == '[' {
			return []byte("an array")
		}
		return []byte("an object")
	}
	return fmt.Append(nil, token)
}

func (d *decoder) close() error {
	if _, err := d.json.Token(); err != nil {
		return SyntaxError(d.data, err)
	}
	return nil
}

func (d *decoder) key() (string, error) {
	token, err := d.json.Token()
	if err != nil {
		return "", SyntaxError(d.data, err)
	}
	return token.(string), nil // the decoder yields nothing else before a colon
}
