package openapi

import (
	"math"
	"slices"
	"strconv"

	"serverless-poc/schema"
)

// decimal is what the service reads as a number in a string.
const decimal = `^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$`

// truths are the strings that the service reads as a logical.
var truths = []string{"true", "false", "TRUE", "FALSE", "T", "F"}

// inQuery is the schema of p in a query string, where everything is text.
func inQuery(p schema.Predictor) Object {
	switch p.Type {
	case schema.Numeric:
		return Object{}.With("type", "number")
	case schema.Logical:
		return Object{}.With("type", "string").With("enum", truths)
	}
	return inText(p)
}

// inText is the schema of a day or of a level.
func inText(p schema.Predictor) Object {
	text := Object{}.With("type", "string")
	if p.Type == schema.Date {
		return text.With("format", "date")
	}
	return text.With("enum", p.Levels)
}

// inBody is the schema of p in a JSON object, its description first.
func inBody(p schema.Predictor) Object {
	s := Object{}.With("description", describe(p))
	switch p.Type {
	case schema.Numeric:
		text := Object{}.With("type", "string").With("pattern", decimal)
		return s.With("anyOf", []Object{Object{}.With("type", "number"), text})
	case schema.Logical:
		return s.With("enum", logicals())
	case schema.Date:
		return append(s, inText(p)...)
	}
	return s.With("enum", levels(p.Levels))
}

func logicals() []any {
	list := []any{true, false}
	for _, text := range truths {
		list = append(list, text)
	}
	return list
}

// levels are the values that are a level: its text, the number that is written
// so, and true and false where TRUE and FALSE are levels.
func levels(names []string) []any {
	var list []any
	for _, name := range names {
		list = append(list, name)
	}
	list = append(list, numbers(names)...)
	if slices.Contains(names, "TRUE") {
		list = append(list, true)
	}
	if slices.Contains(names, "FALSE") {
		list = append(list, false)
	}
	return list
}

// numbers are those that are one level: the level is the shortest decimal of
// the number, or R's as.character() of it. One that would be two levels is none.
func numbers(names []string) []any {
	times := map[float64]int{}
	var found []float64
	for _, name := range names {
		f, err := strconv.ParseFloat(name, 64)
		if err != nil || math.IsInf(f, 0) || math.IsNaN(f) || !written(name, f) {
			continue
		}
		if times[f]++; times[f] == 1 {
			found = append(found, f)
		}
	}
	var list []any
	for _, f := range found {
		if times[f] == 1 {
			list = append(list, schema.Number(f))
		}
	}
	return list
}

// written says whether name is how Go, JSON or R (1e+05) writes f.
func written(name string, f float64) bool {
	return name == strconv.FormatFloat(f, 'f', -1, 64) ||
		name == strconv.FormatFloat(f, 'e', -1, 64) && (math.Abs(f) >= 1e5 || math.Abs(f) <= 1e-4)
}
