package batch

import (
	"maps"
	"slices"
	"strings"

	"serverless-poc/schema"
)

// A lister collects members.
type lister []member

func (l *lister) add(k kind, of func(*schema.Scored) value, path ...string) {
	*l = append(*l, member{column{name: strings.Join(path, "."), path: path, kind: k}, of})
}

func (l *lister) number(there *schema.Number, of func(*schema.Scored) *schema.Number, path ...string) {
	if there == nil {
		return
	}
	l.add(number, func(s *schema.Scored) value {
		if n := of(s); n != nil {
			return value{kind: number, number: float64(*n)}
		}
		return value{}
	}, path...)
}

// numbers are those of a map, in the order of their names' bytes.
func (l *lister) numbers(there map[string]schema.Number, of func(*schema.Scored) map[string]schema.Number, path ...string) {
	for _, name := range slices.Sorted(maps.Keys(there)) {
		l.add(number, func(s *schema.Scored) value {
			if n, ok := of(s)[name]; ok {
				return value{kind: number, number: float64(n)}
			}
			return value{}
		}, append(slices.Clone(path), name)...)
	}
}

func (l *lister) quantity(name string, there *schema.Quantity, of func(*schema.Scored) *schema.Quantity) {
	switch {
	case there == nil:
	case there.ByName == nil:
		l.number(&there.Number, within(of, func(q *schema.Quantity) *schema.Number { return &q.Number }), name)
	default:
		l.numbers(there.ByName, within(of, func(q *schema.Quantity) map[string]schema.Number { return q.ByName }), name)
	}
}

func (l *lister) interval(there *schema.Interval) {
	if there == nil {
		return
	}
	bound := func(of func(*schema.Interval) *schema.Number, name string) {
		l.number(of(there), within(func(s *schema.Scored) *schema.Interval { return s.Interval }, of), "interval", name)
	}
	bound(func(i *schema.Interval) *schema.Number { return &i.ConfLower }, "conf_lwr")
	bound(func(i *schema.Interval) *schema.Number { return &i.ConfUpper }, "conf_upr")
	bound(func(i *schema.Interval) *schema.Number { return i.PredLower }, "pred_lwr")
	bound(func(i *schema.Interval) *schema.Number { return i.PredUpper }, "pred_upr")
}

func (l *lister) terms(there *schema.Explanation) {
	if there == nil {
		return
	}
	terms := func(s *schema.Scored) *schema.Explanation { return s.Terms }
	part := func(of func(*schema.Explanation) *schema.Number, name string) {
		l.number(of(there), within(terms, of), "terms", name)
	}
	part(func(e *schema.Explanation) *schema.Number { return &e.Constant }, "constant")
	part(func(e *schema.Explanation) *schema.Number { return e.Offset }, "offset")
	if len(there.Terms) == 0 { // it is there all the same
		l.add(hollow, func(*schema.Scored) value { return value{kind: hollow} }, "terms", "terms")
	}
	l.numbers(there.Terms, within(terms, func(e *schema.Explanation) map[string]schema.Number { return e.Terms }), "terms", "terms")
}

// within is what is of a part of an answer; its zero where the answer has no such part.
func within[T, R any](part func(*schema.Scored) *T, of func(*T) R) func(*schema.Scored) R {
	return func(s *schema.Scored) (none R) {
		if p := part(s); p != nil {
			return of(p)
		}
		return none
	}
}
