package openapi

import (
	"regexp"
	"strings"
	"sync"

	"serverless-poc/schema"
)

// DefaultPath is where a model is served that nobody gave a path: a slash and
// the response's name, without what a path of stack.json cannot hold.
func DefaultPath(m *schema.Model) string { return PathOf(m.Name, m.Response.Name) }

// PathOf is [DefaultPath] of a model and its response by name.
func PathOf(model, response string) string {
	name := strings.Trim(unfit().ReplaceAllString(response, "-"), "-")
	if name == "" {
		name = model
	}
	return "/" + name[:min(len(name), 64)]
}

// unfit is what stack.schema.json does not let a path hold.
var unfit = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^A-Za-z0-9._-]+`) })
