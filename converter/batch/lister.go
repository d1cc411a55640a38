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
	if there == nil {
		return
	}
	if there.ByName == nil {
		l.number(&there.Number, func(s *schema.Scored) *schema.Number {
			if q := of(s); q != nil {
				return &q.Number
			}
			return nil
		}, name)
		return
	}
	l.numbers(there.ByName, func(s *schema.Scored) map[string]schema.Number {
		if q := of(s); q != nil {
			return q.ByName
		}
		return nil
	}, name)
}

func (l *lister) interval(there *schema.Interval) {
	if there == nil {
		return
	}
	bound := func(there *schema.Number, of func(*schema.Interval) *schema.Number, name string) {
		l.number(there, func(s *schema.Scored) *schema.Number {
			if s.Interval == nil {
				return nil
			}
			return of(s.Interval)
		}, "interval", name)
	}
	bound(&there.ConfLower, func(i *schema.Interval) *schema.Number { return &i.ConfLower }, "conf_lwr")
	bound(&there.ConfUpper, func(i *schema.Interval) *schema.Number { return &i.ConfUpper }, "conf_upr")
	bound(there.PredLower, func(i *schema.Interval) *schema.Number { return i.PredLower }, "pred_lwr")
	bound(there.PredUpper, func(i *schema.Interval) *schema.Number { return i.PredUpper }, "pred_upr")
}

func (l *lister) terms(there *schema.Explanation) {
	if there == nil {
		return
	}
	part := func(there *schema.Number, of func(*schema.Explanation) *schema.Number, name string) {
		l.number(there, func(s *schema.Scored) *schema.Number {
			if s.Terms == nil {
				return nil
			}
			return of(s.Terms)
		}, "terms", name)
	}
	part(&there.Constant, func(e *schema.Explanation) *schema.Number { return &e.Constant }, "constant")
	part(there.Offset, func(e *schema.Explanation) *schema.Number { return e.Offset }, "offset")
	if len(there.Terms) == 0 { // it is there all the same
		l.add(hollow, func(*schema.Scored) value { return value{kind: hollow} }, "terms", "terms")
	}
	l.numbers(there.Terms, func(s *schema.Scored) map[string]schema.Number {
		if s.Terms == nil {
			return nil
		}
		return s.Terms.Terms
	}, "terms", "terms")
}
