package engine

import (
	"sort"
	"strings"

	"serverless-poc/schema"
)

// missing is the message for a field that is not there. Where the caller sent
// a field that no predictor has, it names the likeliest, for a typo must not
// look like something else.
func (m *Model) missing(p *predictor, fields map[string]schema.Value) string {
	what := p.allowed
	switch {
	case p.isFactor():
		what = "one of " + p.allowed
	case p.kind == schema.Numeric:
		what = "a number"
	}
	message := p.name + ": missing; send " + what
	if typo := m.likeliest(p.name, fields); typo != "" {
		message += "; " + shown(schema.Str(typo)) + " is not a predictor of this model: did you mean " + shown(schema.Str(p.name)) + "?"
	}
	return message
}

// likeliest is the unknown field nearest to name, or "".
func (m *Model) likeliest(name string, fields map[string]schema.Value) string {
	var unknown []string
	for field := range fields {
		if !m.HasPredictor(field) {
			unknown = append(unknown, field)
		}
	}
	sort.Slice(unknown, func(i, j int) bool {
		a, b := distance(unknown[i], name), distance(unknown[j], name)
		return a < b || a == b && unknown[i] < unknown[j]
	})
	if len(unknown) == 0 {
		return ""
	}
	return unknown[0]
}

// distance is Levenshtein's, blind to case, on names cut to a sane length.
func distance(a, b string) int {
	a, b = fold(a), fold(b)
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			above := row[j+1]
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			row[j+1] = min(cost, above+1, row[j]+1)
			diagonal = above
		}
	}
	return row[len(b)]
}

func fold(s string) string { return strings.ToLower(s[:min(len(s), longest)]) }
