package function

import (
	"fmt"
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
	wrong := map[string]bool{}
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
			wrong[m.key] = true
			in.problems = append(in.problems, *problem)
		default:
			in.fields[m.key] = value
		}
	}
	return in
}

func cell(m member) (schema.Value, *schema.Problem) {
	var value schema.Value
	if err := value.UnmarshalJSON(m.raw); err == nil {
		return value, nil
	}
	if kind := kindOf(m.raw); kind != "a number" {
		return value, &schema.Problem{
			Field: clip(m.key), Value: schema.Str(clip(string(m.raw))), Allowed: scalar,
			Message: fmt.Sprintf("%s: found %s; send %s", clip(m.key), kind, scalar),
		}
	}
	return value, &schema.Problem{
		Field: clip(m.key), Value: schema.Str(clip(string(m.raw))), Allowed: "a number within the range of doubles",
		Message: fmt.Sprintf("%s: %s is beyond the range of doubles, about 1.8e308", clip(m.key), clip(string(m.raw))),
	}
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
