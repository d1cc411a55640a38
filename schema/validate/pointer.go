package validate

import (
	"net/url"
	"strconv"
	"strings"
)

// steps splits a location of the schema library, a JSON pointer whose steps are
// also percent-encoded, into plain keys.
func steps(location string) []string {
	var list []string
	for _, step := range strings.Split(location, "/")[1:] {
		if plain, err := url.PathUnescape(step); err == nil {
			step = plain
		}
		list = append(list, unescape.Replace(step))
	}
	return list
}

// pointer joins plain keys to a JSON pointer.
func pointer(keys ...string) string {
	text := ""
	for _, key := range keys {
		text += "/" + escape.Replace(key)
	}
	return text
}

var (
	escape   = strings.NewReplacer("~", "~0", "/", "~1")
	unescape = strings.NewReplacer("~1", "/", "~0", "~")
)

// at is what stands in document under keys, nil where nothing does.
func at(document any, keys []string) any {
	for _, key := range keys {
		switch parent := document.(type) {
		case map[string]any:
			document = parent[key]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i < 0 || i >= len(parent) {
				return nil
			}
			document = parent[i]
		default:
			return nil
		}
	}
	return document
}
