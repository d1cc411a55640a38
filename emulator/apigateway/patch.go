package apigateway

import (
	"slices"
	"strconv"
	"strings"
)

// patch is one operation of an Update call.
type patch struct{ Op, Path, Value, From string }

// patches reads the operations of an Update call.
func patches(in *input) ([]patch, error) {
	var q struct{ PatchOperations []patch }
	if err := decode(in, &q); err != nil {
		return nil, err
	}
	for _, p := range q.PatchOperations {
		if !slices.Contains([]string{"add", "remove", "replace", "move", "copy", "test"}, p.Op) {
			return nil, invalid("Invalid patch operation specified: %q must be one of [add, remove, replace, move, copy, test]", p.Op)
		}
	}
	return q.PatchOperations, nil
}

// refuse is the answer to a path that the operation does not change.
func (p patch) refuse(paths ...string) error {
	return invalid("Invalid patch path  '%s' specified for op '%s'. Must be one of: [%s]", p.Path, p.Op, strings.Join(paths, ", "))
}

// parts are the names of the path; "~1" stands for a slash and "~0" for a tilde.
func (p patch) parts() []string {
	parts := strings.Split(strings.TrimPrefix(p.Path, "/"), "/")
	for i := range parts {
		parts[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(parts[i])
	}
	return parts
}

// text sets a text; remove empties it.
func (p patch) text(to *string) error {
	switch p.Op {
	case "replace", "add":
		*to = p.Value
	case "remove":
		*to = ""
	default:
		return p.refuse(p.Path)
	}
	return nil
}

// flag sets a truth value.
func (p patch) flag(to *bool) error {
	v, err := strconv.ParseBool(p.Value)
	if err != nil || p.Op != "replace" {
		return invalid("Invalid boolean value %q specified for %s", p.Value, p.Path)
	}
	*to = v
	return nil
}

// entry sets or removes one entry of a map of texts.
func (p patch) entry(m *map[string]string, key string) error {
	switch p.Op {
	case "add", "replace":
		put(m, key, p.Value)
	case "remove":
		if _, ok := (*m)[key]; !ok {
			return missing("Invalid patch path '%s' specified for op 'remove': there is no such entry", p.Path)
		}
		delete(*m, key)
	default:
		return p.refuse(p.Path)
	}
	return nil
}
