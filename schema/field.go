package schema

import (
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
