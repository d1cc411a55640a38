package awsmodel

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

func (m *model) checkJSON(body []byte, s *shape, f *finding) {
	var v any
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		f.add("the body is no JSON: %v: %.80s", err, body)
		return
	}
	m.checkStructure(v, s, "", f)
}

func (m *model) checkValue(v any, name, where string, f *finding) {
	s := m.Shapes[name]
	ok := true
	switch s.Type {
	case "structure":
		m.checkStructure(v, s, where+".", f)
	case "list":
		var list []any
		if list, ok = v.([]any); ok {
			for i, item := range list {
				m.checkValue(item, s.Member.Shape, fmt.Sprintf("%s[%d]", where, i), f)
			}
		}
	case "map":
		var object map[string]any
		if object, ok = v.(map[string]any); ok {
			for k, item := range object {
				m.checkValue(item, s.Value.Shape, where+"{"+k+"}", f)
			}
		}
	default:
		ok = m.checkScalar(v, name, where, f)
	}
	if !ok {
		f.add("%s: %T %v where the model has a %s", where, v, v, s.Type)
	}
}

// checkScalar reports whether a value is of the shape's type.
func (m *model) checkScalar(v any, name, where string, f *finding) bool {
	s := m.Shapes[name]
	text, isText := v.(string)
	number, isNumber := v.(json.Number)
	switch s.Type {
	case "string", "character":
		if isText {
			m.checkEnum(name, text, where, f)
		}
		return isText
	case "integer", "long":
		return isNumber && !strings.ContainsAny(number.String(), ".eE")
	case "float", "double":
		return isNumber
	case "timestamp":
		if s.TimestampFormat == "iso8601" {
			m.checkText(name, text, "iso8601", where, f)
			return isText
		}
		return isNumber
	case "blob":
		_, err := base64.StdEncoding.DecodeString(text)
		return isText && err == nil
	case "boolean":
		_, ok := v.(bool)
		return ok
	}
	return false
}

func (m *model) checkStructure(v any, s *shape, where string, f *finding) {
	object, ok := v.(map[string]any)
	if !ok {
		f.add("%s %T where the model has a structure", strings.TrimSuffix(where, "."), v)
		return
	}
	known := map[string]member{}
	for given, one := range s.Members {
		known[one.name(given)] = one
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		one, ok := known[name]
		switch {
		case !ok:
			f.add("%s%s is not in the model", where, name)
		case object[name] != nil: // null is as good as absent
			m.checkValue(object[name], one.Shape, where+name, f)
		}
	}
	for _, given := range s.Required {
		if name := s.Members[given].name(given); object[name] == nil {
			f.add("%s%s is missing", where, name)
		}
	}
}
