package validate

import (
	"encoding/json"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"serverless-poc/schema"
)

// TestSchemasAgreeWithTypes walks each Go type beside its JSON Schema: the same
// keys, the same ones required, the same shapes, and a description everywhere.
func TestSchemasAgreeWithTypes(t *testing.T) {
	set, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	for kind, typ := range map[string]reflect.Type{
		"model":        reflect.TypeFor[schema.Model](),
		"coefficients": reflect.TypeFor[schema.Coefficients](),
		"artefact":     reflect.TypeFor[schema.Artefact](),
		"stack":        reflect.TypeFor[schema.Stack](),
		"request":      reflect.TypeFor[map[string]schema.Value](),
		"response":     reflect.TypeFor[schema.Answer](),

		"response-rows":    reflect.TypeFor[schema.Answers](),
		"response-failure": reflect.TypeFor[schema.HTTPFailure](),
		"response-failed":  reflect.TypeFor[schema.DirectFailure](),
	} {
		t.Run(kind, func(t *testing.T) {
			w := walker{t: t, set: set, done: map[reflect.Type]bool{}}
			w.walk(base+kind+".schema.json", map[string]any{"$ref": kind + ".schema.json"}, typ, kind)
			if w.seen == 0 {
				t.Error("no field was compared")
			}
		})
	}
}

const base = "https://serverless-poc.example/schema/"

type walker struct {
	t    *testing.T
	done map[reflect.Type]bool // an expression holds expressions
	set  *set
	seen int
}

// resolve follows $ref and says in which file the schema stands.
func (w *walker) resolve(id string, rule map[string]any) (string, map[string]any) {
	for {
		ref, ok := rule["$ref"].(string)
		if !ok {
			return id, rule
		}
		file, location, _ := strings.Cut(ref, "#")
		if file != "" {
			id = base + path.Base(file)
		}
		next, ok := at(w.set.raw[id], steps(location)).(map[string]any)
		if !ok {
			w.t.Fatalf("%s: no such schema: %s", id, ref)
		}
		rule = next
	}
}

func (w *walker) walk(id string, rule map[string]any, typ reflect.Type, where string) {
	w.seen++
	if w.set.description(id, rule) == "" {
		w.t.Errorf("%s has no description", where)
	}
	id, rule = w.resolve(id, rule)
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if want := jsonType(typ); want != "" && rule["type"] != nil && !slices.Contains(types(rule), want) {
		w.t.Errorf("%s: the type is %s, the schema says %v", where, typ, rule["type"])
	}
	switch {
	case typ == reflect.TypeFor[schema.Value]() || typ == reflect.TypeFor[schema.Number]() || typ == reflect.TypeFor[schema.Quantity]() || typ == reflect.TypeFor[json.RawMessage]():
	case typ.Kind() == reflect.Struct:
		if w.done[typ] {
			return
		}
		w.done[typ] = true
		w.object(id, rule, typ, where)
	case typ.Kind() == reflect.Slice:
		w.walk(id, sub(rule, "items"), typ.Elem(), where+"[]")
	case typ.Kind() == reflect.Map:
		w.walk(id, sub(rule, "additionalProperties"), typ.Elem(), where+"{}")
	}
}

func (w *walker) object(id string, rule map[string]any, typ reflect.Type, where string) {
	if rule["additionalProperties"] != false {
		w.t.Errorf("%s: the schema lets unknown keys pass", where)
	}
	var known, required []string
	for _, f := range reflect.VisibleFields(typ) {
		key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if key == "" {
			continue
		}
		known = append(known, key)
		if options != "omitempty" {
			required = append(required, key)
		}
		if property := sub(sub(rule, "properties"), key); property != nil {
			w.walk(id, property, f.Type, where+"."+key)
		}
	}
	w.same(where+": keys", known, slices.Collect(maps.Keys(sub(rule, "properties"))))
	w.same(where+": required keys", required, texts(rule["required"]))
}

func (w *walker) same(what string, types, schemas []string) {
	slices.Sort(types)
	slices.Sort(schemas)
	if !slices.Equal(types, schemas) {
		w.t.Errorf("%s:\n  in Go     %v\n  in schema %v", what, types, schemas)
	}
}

func sub(rule map[string]any, key string) map[string]any {
	child, _ := rule[key].(map[string]any)
	return child
}

func texts(list any) []string {
	var all []string
	items, _ := list.([]any)
	for _, item := range items {
		text, _ := item.(string)
		all = append(all, text)
	}
	return all
}

func types(rule map[string]any) []string {
	if text, ok := rule["type"].(string); ok {
		return []string{text}
	}
	return texts(rule["type"])
}

func jsonType(typ reflect.Type) string {
	switch {
	case typ == reflect.TypeFor[schema.Value](), typ == reflect.TypeFor[schema.Number](), typ == reflect.TypeFor[schema.Quantity]() || typ == reflect.TypeFor[json.RawMessage]():
		return "number"
	case typ.Kind() == reflect.Struct, typ.Kind() == reflect.Map:
		return "object"
	case typ.Kind() == reflect.Slice:
		return "array"
	case typ.Kind() == reflect.String:
		return "string"
	case typ.Kind() == reflect.Bool:
		return "boolean"
	case typ.Kind() == reflect.Int:
		return "integer"
	}
	return ""
}
