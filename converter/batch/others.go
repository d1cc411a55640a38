package batch

import (
	"slices"
	"strconv"

	"serverless-poc/engine"
)

// others are the members of a straight object that are no predictor's.
type others struct {
	members []engine.Member
	names   []string // of the row before, as most rows have the same
	sorted  []string
}

// bind reads an object into s.row and o.
func (o *others) bind(s *straight, text []byte) (ok bool) {
	o.members, ok = s.objects.Bind(s.row, text, o.members[:0])
	return ok
}

// ignored are their names in the order of their bytes.
func (o *others) ignored() []string {
	same := slices.EqualFunc(o.members, o.names, func(m engine.Member, name string) bool { return string(m.Name) == name })
	if !same {
		o.names = nil
		for _, m := range o.members {
			o.names = append(o.names, string(m.Name))
		}
		o.sorted = slices.Sorted(slices.Values(o.names))
	}
	return o.sorted
}

// value is that of the member name; NA where there is none.
func (o *others) value(name string) value {
	for _, m := range o.members {
		if string(m.Name) != name {
			continue
		}
		switch m.Value[0] {
		case '"':
			return value{kind: text, text: m.Value[1 : len(m.Value)-1]}
		case 't':
			return value{kind: truth, number: 1}
		case 'f':
			return value{kind: truth}
		case 'n':
			return value{kind: missing}
		}
		f, _ := strconv.ParseFloat(string(m.Value), 64) // it is a number, see [engine.Objects.Bind]
		return value{kind: number, number: f}
	}
	return value{kind: missing}
}
