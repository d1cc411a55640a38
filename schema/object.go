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
	var list []field
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-" || !f.IsExported() || f.Anonymous && name == "":
			continue
		case name == "":
			name = f.Name
		}
		list = append(list, field{name, f.Index, !strings.Contains(options, "omitempty")})
	}
	fieldsOf.Store(t, list)
	return list
}

// object reads a JSON object into the struct v.
func (d *decoder) object(v reflect.Value, pointer string) error {
	if err := d.open('{', v.Type(), pointer); err != nil {
		return err
	}
	known := fields(v.Type())
	seen := make([]bool, len(known))
	for d.json.More() {
		key, err := d.key()
		if err != nil {
			return err
		}
		at := -1
		for i := range known {
			if known[i].name == key {
				at = i
			}
		}
		switch {
		case at < 0:
			return unknown(pointer, key, known)
		case seen[at]:
			return duplicate(pointer, key)
		}
		seen[at] = true
		if err := d.value(v.FieldByIndex(known[at].index), child(pointer, key)); err != nil {
			return err
		}
	}
	for i, f := range known {
		if f.required && !seen[i] {
			return &DecodeError{Pointer: child(pointer, f.name), Problem: "missing", Hint: "add it"}
		}
	}
	return d.close()
}

func unknown(pointer, key string, known []field) error {
	names := make([]string, len(known))
	for i, f := range known {
		if strings.EqualFold(f.name, key) {
			return &DecodeError{Pointer: child(pointer, key), Problem: "unknown key", Hint: fmt.Sprintf("did you mean %q?", f.name)}
		}
		names[i] = f.name
	}
	return &DecodeError{Pointer: child(pointer, key), Problem: "unknown key", Hint: "known here: " + strings.Join(names, ", ")}
}

func duplicate(pointer, key string) error {
	return &DecodeError{Pointer: child(pointer, key), Problem: "the key is there twice", Hint: "keep one of them"}
}

// wrongType names what was found and what belongs there.
func wrongType(pointer string, raw []byte, t reflect.Type) error {
	shown := strings.Join(strings.Fields(string(raw)), " ")
	if runes := []rune(shown); len(runes) > 60 {
		shown = string(runes[:57]) + "..."
	}
	return &DecodeError{Pointer: pointer, Problem: "found " + shown, Hint: "expected " + describe(t)}
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
