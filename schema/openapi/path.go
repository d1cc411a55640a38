package openapi

import (
	"strings"

	"serverless-poc/schema"
)

// DefaultPath is where a model is served that nobody gave a path: a slash and
// the response's name, without what a path of stack.json cannot hold.
func DefaultPath(m *schema.Model) string { return PathOf(m.Name, m.Response.Name) }

// PathOf is [DefaultPath] of a model and its response by name.
func PathOf(model, response string) string {
	name := strings.Trim(strings.Join(strings.FieldsFunc(response, unfit), "-"), "-")
	if name == "" {
		name = model
	}
	return "/" + name[:min(len(name), 64)]
}

// unfit is what stack.schema.json does not let a path hold.
func unfit(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r))
}
