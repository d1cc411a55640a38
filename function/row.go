package function

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"serverless-poc/schema"
)

// scalar says in words what a field may hold before the model gives it a meaning.
const scalar = "a number, a string, true or false"

// An input is a row as it was sent: the fields that can be read, and what is
// wrong with the others. A field is in one of the two, never in both.
type input struct {
	fields   map[string]schema.Value
	problems schema.Problems
}

// rowOf reads the members of an object as the fields of a row. A field given
// twice, an array, an object and a number beyond doubles are problems.
func rowOf(list []member) input {
	in := input{fields: make(map[string]schema.Value, len(list))}
	var wrong map[string]bool
	for _, m := range list {
		_, twice := in.fields[m.key]
		value, problem := cell(m)
		if twice {
			problem = repeated(m.key)
		}
		switch {
		case wrong[m.key]: // already told
		case problem != nil:
			delete(in.fields, m.key)
			if wrong == nil {
				wrong = map[string]bool{}
			}
			wrong[m.key] = true
			in.problems = append(in.problems, *problem)
		default:
			in.fields[m.key] = value
		}
	}
	return in
}

// cell reads a value. The common cases, a number and a string without escapes,
// go by without encoding/json.
func cell(m member) (schema.Value, *schema.Problem) {
	switch c := m.raw[0]; {
	case c == '"':
		return schema.Str(schema.Unquote(m.raw)), nil
	case schema.BeginsNumber(c):
		if f, err := strconv.ParseFloat(string(m.raw), 64); err == nil {
			return schema.Num(f), nil
		}
		return schema.Value{}, &schema.Problem{
			Field: clip(m.key), Value: schema.Str(clip(string(m.raw))), Allowed: "a number within the range of doubles",
			Message: fmt.Sprintf("%s: %s is beyond the range of doubles, about 1.8e308", clip(m.key), clip(string(m.raw))),
		}
	case c == '{' || c == '[':
		return schema.Value{}, &schema.Problem{
			Field: clip(m.key), Value: schema.Str(clip(string(m.raw))), Allowed: scalar,
			Message: fmt.Sprintf("%s: found %s; send %s", clip(m.key), kindOf(m.raw), scalar),
		}
	case c == 'n':
		return schema.Value{}, nil
	}
	return schema.Bool(m.raw[0] == 't'), nil
}

func repeated(field string) *schema.Problem {
	return &schema.Problem{
		Field: clip(field), Allowed: "the field once",
		Message: clip(field) + ": given twice; send it once",
	}
}

// clip keeps what a caller sent short enough to be sent back.
func clip(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "..."
}
