package batch

import (
	"fmt"
	"slices"
	"strings"
)

// wanted are those of names, all without a name.
func wanted(all []member, names []string) ([]member, error) {
	if names == nil {
		return all, nil
	}
	var some []member
	for _, m := range all {
		if slices.Contains(names, m.path[0]) || slices.Contains(names, m.name) {
			some = append(some, m)
		}
	}
	for _, name := range names {
		if !slices.ContainsFunc(all, func(m member) bool { return m.path[0] == name || m.name == name }) {
			return nil, fmt.Errorf("the answers have no %q; they have %s", name, strings.Join(topics(all), ", "))
		}
	}
	return some, nil
}

// topics are the first words of the paths.
func topics(all []member) []string {
	var words []string
	for _, m := range all {
		if !slices.Contains(words, m.path[0]) {
			words = append(words, m.path[0])
		}
	}
	return words
}
