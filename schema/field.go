package schema

import (
	"reflect"
	"strings"
	"sync"
)

// A field is a key of an object.
type field struct {
	name     string
	required bool
}

// layouts are where the keys of structs without a reader go.
var layouts sync.Map // reflect.Type to layout

type layout struct {
	fields  []field
	indices [][]int // of reflect
}

// layoutOf lists the JSON keys of a struct, those of embedded structs included.
func layoutOf(t reflect.Type) layout {
	if known, ok := layouts.Load(t); ok {
		return known.(layout)
	}
	var list layout
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			inner := layoutOf(f.Type)
			list.fields = append(list.fields, inner.fields...)
			for _, index := range inner.indices {
				list.indices = append(list.indices, append([]int{i}, index...))
			}
			continue
		case name == "-" || !f.IsExported():
			continue
		case name == "":
			name = f.Name
		}
		list.fields = append(list.fields, field{name, !strings.Contains(options, "omitempty")})
		list.indices = append(list.indices, f.Index)
	}
	layouts.Store(t, list)
	return list
}
