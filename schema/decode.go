package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"unicode/utf8"
)

// Decode reads data into a new T and refuses what encoding/json lets pass:
// unknown, duplicate, missing and differently cased keys, null where a value is
// needed, invalid UTF-8 and trailing data. Errors are [*DecodeError].
func Decode[T any](data []byte) (*T, error) { return decodeOf[T](data, "") }

// decodeOf is [Decode] of a document with a format, if that is not "". What is
// wrong with the text as a whole is said before what is wrong in it, and a format
// that is not known before anything else of a text that is JSON.
func decodeOf[T any](data []byte, format string) (*T, error) {
	v, wrong := read[T](data)
	if err := checkUTF8(data); err != nil {
		return nil, err
	}
	if wrong != nil { // what could be read is JSON
		if err := checkSyntax(data); err != nil {
			return nil, err
		}
	}
	if format != "" {
		if err := checkFormat(data, format); err != nil {
			return nil, err
		}
	}
	if err := checkSurrogates(data); err != nil {
		return nil, err
	}
	if wrong != nil {
		return nil, wrong
	}
	return v, nil
}

// read reads data, which may be anything, in one go.
func read[T any](data []byte) (*T, error) {
	d := newDecoder(data)
	v := new(T)
	if err := d.value(reflect.ValueOf(v).Elem()); err != nil {
		return nil, err
	}
	if !d.End() {
		return nil, errSyntax
	}
	return v, nil
}

// errSyntax is for text that is no JSON; checkSyntax says where.
var errSyntax = errors.New("not JSON")

func checkUTF8(data []byte) error {
	if !utf8.Valid(data) {
		return &DecodeError{Problem: "not valid UTF-8", Hint: "save the document as UTF-8"}
	}
	return nil
}

// checkSyntax looks at the whole document: truncated, trailing and too deep included.
func checkSyntax(data []byte) error {
	if Valid(data) {
		return nil
	}
	return SyntaxError(data, json.Unmarshal(data, new(json.RawMessage)))
}

func checkSurrogates(data []byte) error {
	if at := loneSurrogate(data); at >= 0 {
		return &DecodeError{
			Problem: fmt.Sprintf("half a surrogate pair at %s: %s is no character", place(data, at), data[at:at+6]),
			Hint:    "write the character itself in UTF-8",
		}
	}
	return nil
}
