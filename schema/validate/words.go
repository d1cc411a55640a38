package validate

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// words turns the library's tree of errors into violations, one a place.
func (s *set) words(document any, tree *jsonschema.ValidationError) Violations {
	var list Violations
	for _, leaf := range leaves(tree) {
		list = append(list, s.explain(document, leaf)...)
	}
	slices.SortStableFunc(list, func(a, b Violation) int { return cmp.Compare(a.Pointer, b.Pointer) })
	return slices.Compact(list)
}

// leaves are the errors that say something by themselves. The branches of
// anyOf, oneOf, not and contains are alternatives, so these are not descended.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	switch keyword(e) {
	case "anyOf", "oneOf", "not", "contains", "minContains":
		return []*jsonschema.ValidationError{e}
	}
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	var list []*jsonschema.ValidationError
	for _, cause := range e.Causes {
		list = append(list, leaves(cause)...)
	}
	return list
}

func keyword(e *jsonschema.ValidationError) string {
	return e.AbsoluteKeywordLocation[strings.LastIndexByte(e.AbsoluteKeywordLocation, '/')+1:]
}

// explain says what one error means. The schema that holds the failing keyword
// describes what belongs at the place; its description is the hint.
func (s *set) explain(document any, e *jsonschema.ValidationError) Violations {
	where := steps(e.InstanceLocation)
	id, location, _ := strings.Cut(e.AbsoluteKeywordLocation, "#")
	path := steps(location)
	rule, _ := at(s.raw[id], path[:max(len(path)-1, 0)]).(map[string]any)
	found := at(document, where)
	object, _ := found.(map[string]any)
	switch keyword(e) {
	case "required":
		return s.missing(where, id, rule, object)
	case "additionalProperties":
		return unknown(where, rule, object)
	case "uniqueItems":
		return Violations{{pointer(where...), "an item is there twice", expected(rule)}}
	}
	if i := slices.Index(path, "propertyNames"); i >= 0 {
		rule, _ = at(s.raw[id], path[:i+1]).(map[string]any)
		return Violations{{pointer(where...), "found a key that is not allowed", expected(rule)}}
	}
	if len(where) == 0 {
		return Violations{{"", "found " + show(found), "expected an object"}}
	}
	return Violations{{pointer(where...), "found " + show(found), expected(rule)}}
}

func expected(rule map[string]any) string {
	text, _ := rule["description"].(string)
	return "expected " + text
}

// missing names each required key that is not in object.
func (s *set) missing(where []string, id string, rule, object map[string]any) Violations {
	var list Violations
	required, _ := rule["required"].([]any)
	for _, key := range required {
		key, _ := key.(string)
		if _, ok := object[key]; ok {
			continue
		}
		hint := "add it: " + s.description(id, at(rule, []string{"properties", key}))
		list = append(list, Violation{pointer(append(slices.Clone(where), key)...), "missing", hint})
	}
	return list
}

// description is that of a schema or of the one that it refers to.
func (s *set) description(id string, rule any) string {
	object, _ := rule.(map[string]any)
	if text, ok := object["description"].(string); ok {
		return text
	}
	ref, _ := object["$ref"].(string)
	file, location, _ := strings.Cut(ref, "#")
	if file != "" {
		id = id[:strings.LastIndexByte(id, '/')+1] + file
	}
	target, _ := at(s.raw[id], steps(location)).(map[string]any)
	if target == nil {
		return ""
	}
	return s.description(id, target)
}

// unknown names each key of object that the schema does not know.
func unknown(where []string, rule, object map[string]any) Violations {
	properties, _ := rule["properties"].(map[string]any)
	var list Violations
	for key := range object {
		if _, ok := properties[key]; ok {
			continue
		}
		hint := "known here: " + strings.Join(slices.Sorted(maps.Keys(properties)), ", ")
		for name := range properties {
			if strings.EqualFold(name, key) {
				hint = fmt.Sprintf("did you mean %q?", name)
			}
		}
		list = append(list, Violation{pointer(append(slices.Clone(where), key)...), "unknown key", hint})
	}
	return list
}

// show writes a found value in one short line.
func show(found any) string {
	switch found := found.(type) {
	case map[string]any:
		if len(found) == 0 {
			return "an empty object"
		}
		return "an object with " + strings.Join(slices.Sorted(maps.Keys(found)), ", ")
	case []any:
		if len(found) == 1 {
			return "an array of 1 item"
		}
		return fmt.Sprintf("an array of %d items", len(found))
	}
	text, err := json.Marshal(found)
	if err != nil {
		return fmt.Sprint(found)
	}
	if runes := []rune(string(text)); len(runes) > 60 {
		return string(runes[:57]) + "..."
	}
	return string(text)
}
