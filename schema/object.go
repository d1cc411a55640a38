package schema

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// A field is where a key of an object goes.
type field struct {
	name     string
	index    []int
	required bool
}

var fieldsOf sync.Map // reflect.Type to []field

// fields lists the JSON keys of a struct, those of embedded structs included.
func fields(t reflect.Type) []field {
	if known, ok := fieldsOf.Load(t); ok {
		return known.([]field)
	}
	list := make([]field, 0, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			for _, inner := range fields(f.Type) {
				inner.index = append([]int{i}, inner.index...)
				list = append(list, inner)
			}
			continue
		case name == "-" || !f.IsExported():
			continue
		case name == "":
			name = f.Name
		}
		list = append(list, field{name, f.Index, !strings.Contains(options, "omitempty")})
	}
	fieldsOf.Store(t, list)
	return list
}

// object reads a JSON object into the struct v. Keys are looked for where the
// types have them first, which is where canonical JSON has them.
func (d *decoder) object(v reflect.Value) error {
	if err := d.open('{', v.Type()); err != nil {
		return err
	}
	known := fields(v.Type())
	seen := make([]bool, len(known))
	at := -1
	for d.More() {
		key := d.Key()
		at = find(known, key, at+1)
		switch {
		case at < 0:
			return unknown(string(key), known)
		case seen[at]:
			return duplicate(string(key))
		}
		seen[at] = true
		if err := d.value(v.FieldByIndex(known[at].index)); err != nil {
			return below(known[at].name, err)
		}
	}
	for i, f := range known {
		if f.required && !seen[i] {
			return below(f.name, &DecodeError{Problem: "missing", Hint: "add it"})
		}
	}
	return nil
}

// find is the place of key in known, or -1. It begins at from.
func find(known []field, key []byte, from int) int {
	for i := range known {
		if i += from; i >= len(known) {
			i -= len(known)
		}
		if known[i].name == string(key) {
			return i
		}
	}
	return -1
}

func unknown(key string, known []field) error {
	names := make([]string, len(known))
	for i, f := range known {
		if strings.EqualFold(f.name, key) {
			return below(key, &DecodeError{Problem: "unknown key", Hint: fmt.Sprintf("did you mean %q?", f.name)})
		}
		names[i] = f.name
	}
	return below(key, &DecodeError{Problem: "unknown key", Hint: "known here: " + strings.Join(names, ", ")})
}

func duplicate(key string) error {
	return below(key, &DecodeError{Problem: "the key is there twice", Hint: "keep one of them"})
}

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
