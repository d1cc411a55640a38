package wire

import (
	"net/url"
	"strings"
)

// PathValues matches an escaped path's segments with a pattern such as
// /functions/{FunctionName}/aliases/{Name} and gives the values of its names,
// which may hold encoded slashes and colons (ARNs) and are never empty.
func PathValues(pattern string, segments []string) (values map[string]string, ok bool) {
	parts := Segments(pattern)
	if len(parts) != len(segments) {
		return nil, false
	}
	values = map[string]string{}
	for i, p := range parts {
		name, isName := strings.CutPrefix(p, "{")
		if !isName {
			if p != segments[i] {
				return nil, false
			}
			continue
		}
		value, err := url.PathUnescape(segments[i])
		if err != nil || value == "" {
			return nil, false
		}
		values[strings.TrimSuffix(name, "}")] = value
	}
	return values, true
}

// Segments are the parts of a path between its slashes.
func Segments(path string) []string { return strings.Split(strings.Trim(path, "/"), "/") }
