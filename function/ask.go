package function

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"serverless-poc/schema"
)

// An ask is what is to be scored: one row, or many as they were written, which
// are read one after the other.
type ask struct {
	row       input
	many      bool
	rows      []json.RawMessage
	unchecked bool // the rows may be no JSON
	options   options
	problems  schema.Problems // with the options
}

// askOf reads an object: a row, or {"rows": [...]}, either with options. A row
// holds neither objects nor arrays, so no predictor's name is mistaken for a key.
func askOf(list []member) (ask, error) {
	var a ask
	if raw := find(list, "options"); isObject(raw) {
		a.options, a.problems = optionsOf(raw)
		list = slices.DeleteFunc(list, func(m member) bool { return m.key == "options" && isObject(m.raw) })
	}
	raw := find(list, "rows")
	if !isArray(raw) {
		a.row = rowOf(list)
		return a, nil
	}
	for _, m := range list {
		if m.key != "rows" {
			return a, fmt.Errorf("%s stands beside rows; a call with rows has options beside them and nothing else", clip(m.key))
		}
	}
	if len(list) > 1 {
		return a, errors.New("rows are given twice; send them in one array")
	}
	a.many, a.rows = true, elements(raw)
	return a, nil
}

// askOfQuery reads a query string. A name that begins with "options." is an
// option, unless the model has a predictor of that very name.
func (m *Model) askOfQuery(query map[string][]string) ask {
	a := ask{row: input{fields: make(map[string]schema.Value, len(query))}}
	for name, values := range query {
		option, is := strings.CutPrefix(name, schema.OptionPrefix)
		switch {
		case len(values) == 0:
		case is && !m.HasPredictor(name):
			if p := a.options.set(option, listed(option, values)); p != nil {
				a.problems = append(a.problems, *p)
			}
		default:
			if p := a.row.setText(name, values); p != nil {
				a.row.problems = append(a.row.problems, *p)
			}
		}
	}
	byField := func(a, b schema.Problem) int { return strings.Compare(a.Field, b.Field) }
	slices.SortFunc(a.problems, byField)
	slices.SortFunc(a.row.problems, byField)
	return a
}

// listed are the values of an option: in a query string several may also stand
// behind one another, with commas.
func listed(name string, values []string) []string {
	if k, _ := optionNamed(name); !k.several {
		return slices.Compact(values)
	}
	return strings.Split(strings.Join(values, ","), ",")
}

// setText sets a field to text. It may be repeated with one value only.
func (in *input) setText(field string, values []string) *schema.Problem {
	for _, other := range values[1:] {
		if other != values[0] {
			return &schema.Problem{
				Field: clip(field), Value: schema.Str(clip(other)), Allowed: "one value",
				Message: fmt.Sprintf("%s: given with two values, %q and %q; send one", clip(field), clip(values[0]), clip(other)),
			}
		}
	}
	in.fields[field] = schema.Str(values[0])
	return nil
}
