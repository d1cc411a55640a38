package apigateway

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// builder makes a definition of a document and collects what is wrong with it,
// as API Gateway reports an import: all at once.
type builder struct {
	api      string // id
	doc      *document
	old      *definition // whose ids are kept
	out      *definition
	errors   []string
	warnings []string
	lack     error // something the emulator does not have
}

// build gives the definition of a document. Resources, models and validators of
// old keep their ids.
func build(api string, doc *document, old *definition) *builder {
	b := &builder{api: api, doc: doc, old: old, out: newDefinition(old.Resources["/"].ID)}
	b.out.Binary = doc.Binary
	for _, name := range slices.Sorted(maps.Keys(doc.Components.Schemas)) {
		b.model(name, doc.Components.Schemas[name])
	}
	for _, name := range slices.Sorted(maps.Keys(doc.Validators)) {
		v := doc.Validators[name]
		id := newID(6)
		if was := old.Validators[name]; was != nil {
			id = was.ID
		}
		b.out.Validators[name] = &validator{ID: id, Name: name, Body: v.Body, Parameters: v.Parameters}
	}
	for _, kind := range slices.Sorted(maps.Keys(doc.Responses)) {
		b.gatewayResponse(kind, doc.Responses[kind])
	}
	for _, path := range slices.Sorted(maps.Keys(doc.Paths)) {
		b.path(path, doc.Paths[path])
	}
	return b
}

func (b *builder) fail(format string, args ...any) {
	b.errors = append(b.errors, fmt.Sprintf(format, args...))
}

func (b *builder) warn(format string, args ...any) {
	b.warnings = append(b.warnings, fmt.Sprintf(format, args...))
}

// miss keeps the first part that the emulator does not have.
func (b *builder) miss(what string) {
	if b.lack == nil {
		b.lack = lacking(what)
	}
}

// problem is the answer to an import that fails.
func (b *builder) problem(failOnWarnings bool) error {
	switch {
	case b.lack != nil:
		return b.lack
	case len(b.errors) > 0:
		text := "Errors found during import:\n\t" + strings.Join(b.errors, "\n\t")
		if len(b.warnings) > 0 {
			text += "\nAdditionally, these warnings were found:\n\t" + strings.Join(b.warnings, "\n\t")
		}
		return invalid("%s", text)
	case failOnWarnings && len(b.warnings) > 0:
		return invalid("Warnings found during import:\n\t%s", strings.Join(b.warnings, "\n\t"))
	}
	return nil
}

var methodsOf = map[string]string{"get": "GET", "put": "PUT", "post": "POST", "delete": "DELETE", "options": "OPTIONS",
	"head": "HEAD", "patch": "PATCH", "x-amazon-apigateway-any-method": "ANY"}

// path adds a resource, with those above it, and its methods.
func (b *builder) path(path string, item map[string]json.RawMessage) {
	r := b.resource(path)
	if r == nil {
		return
	}
	var shared []parameterObject
	if raw, ok := item["parameters"]; ok {
		b.read(raw, &shared, path, "parameters")
	}
	for _, key := range slices.Sorted(maps.Keys(item)) {
		name := methodsOf[key]
		if name == "" {
			if key != "parameters" && key != "summary" && key != "description" {
				b.warn("Unsupported key '%s' for resource at path '%s'. Ignoring.", key, path)
			}
			continue
		}
		var o operationObject
		if b.read(item[key], &o, path, key) {
			o.Parameters = append(slices.Clone(shared), o.Parameters...)
			put(&r.Methods, name, b.method(path, name, &o, r.ID))
		}
	}
}

func (b *builder) read(raw json.RawMessage, v any, path, key string) bool {
	if err := json.Unmarshal(raw, v); err != nil {
		b.fail("Unable to parse '%s' for resource at path '%s': %v", key, path, err)
		return false
	}
	return true
}

// resource finds or adds a resource by its path; nil if the path is not one.
func (b *builder) resource(path string) *resource {
	if !strings.HasPrefix(path, "/") {
		b.fail("Unable to create resource at path '%s': Resource's path must begin with a slash", path)
		return nil
	}
	if r := b.out.Resources[path]; r != nil {
		return r
	}
	cut := strings.LastIndexByte(path, '/')
	part := path[cut+1:]
	if !pathPart.MatchString(part) {
		b.fail("Unable to create resource at path '%s': Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.", path)
		return nil
	}
	above := path[:cut]
	if above == "" {
		above = "/"
	}
	parent := b.resource(above)
	if parent == nil {
		return nil
	}
	r := &resource{ID: newID(6), ParentID: parent.ID, PathPart: part, Path: path}
	if was := b.old.Resources[path]; was != nil {
		r.ID = was.ID
	}
	b.out.Resources[path] = r
	return r
}
