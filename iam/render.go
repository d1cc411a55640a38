package iam

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

var placeholder = regexp.MustCompile(`\{\{([a-z-]*)\}\}`)

// render fills in the names of one document and writes it as compact JSON.
func render(file string, n Names, values map[string]string) (string, error) {
	tree, err := parse(file, n, values)
	if err != nil {
		return "", err
	}
	out, err := json.Marshal(tree)
	return string(out), err
}

// join renders several documents as one, with the statements of all.
func join(files []string, n Names) (string, error) {
	var statements []any
	var whole map[string]any
	for _, file := range files {
		tree, err := parse(file, n, n.values())
		if err != nil {
			return "", err
		}
		whole = tree
		statements = append(statements, tree["Statement"].([]any)...)
	}
	whole["Statement"] = statements
	out, err := json.Marshal(whole)
	return string(out), err
}

// parse reads a document and fills in the names. Values go in after parsing, so
// that no name can change the structure.
func parse(file string, n Names, values map[string]string) (map[string]any, error) {
	data, err := documents.ReadFile("documents/" + file)
	if err != nil {
		return nil, err
	}
	var tree map[string]any
	if err := json.Unmarshal(data, &tree); err != nil {
		return nil, fmt.Errorf("iam/documents/%s: %v; mend the file", file, err)
	}
	r := renderer{file: file, values: values, functions: n.Functions}
	r.node(tree)
	return tree, r.err
}

type renderer struct {
	file      string
	values    map[string]string
	functions []string
	err       error
}

func (r *renderer) node(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			v[key] = r.node(v[key])
		}
		return v
	case []any:
		return r.list(v)
	case string:
		return r.text(v, "")
	}
	return v
}

// list renders a list; an item that says {{function}} becomes one per function.
func (r *renderer) list(items []any) []any {
	var out []any
	for _, item := range items {
		s, ok := item.(string)
		if !ok || !strings.Contains(s, "{{function}}") {
			out = append(out, r.node(item))
			continue
		}
		for _, name := range r.functions {
			out = append(out, r.text(s, name))
		}
	}
	return out
}

func (r *renderer) text(s, function string) string {
	return placeholder.ReplaceAllStringFunc(s, func(m string) string {
		name := strings.Trim(m, "{}")
		value := r.values[name]
		if name == "function" {
			value = function
		}
		if value == "" && r.err == nil {
			r.err = fmt.Errorf("iam/documents/%s: no value for %s; give it in stack.json", r.file, m)
		}
		return value
	})
}
