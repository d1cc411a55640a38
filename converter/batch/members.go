package batch

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A column is one of the output: in JSON the member at the path, elsewhere a column
// with the path's words as its name and points between.
type column struct {
	name string
	path []string
	kind kind // number or text, where a column has one type; hollow is in JSON only
}

// A member is a column of the answer, and where it stands in a [schema.Scored].
type member struct {
	column
	of func(*schema.Scored) value
}

// shape is every member that an answer of the model can have, in the order of the
// JSON: those of its golden cases, and of a row that is NA throughout.
func shape(m *engine.Model, ask engine.Ask) []member {
	na := make(engine.Row, len(m.Source().Predictors))
	for i := range na {
		na[i] = math.NaN()
	}
	rows := []engine.Row{na}
	for _, c := range m.Source().Cases {
		if row, err := m.Bind(c.Input); err == nil {
			rows = append(rows, row)
		}
	}
	all := schema.Scored{}
	for _, row := range rows {
		if _, s, err := m.Answer(row, ask); err == nil {
			merge(&all, s)
		}
	}
	return members(&all)
}

// merge adds to all what s has.
func merge(all *schema.Scored, s schema.Scored) {
	for _, m := range []struct{ into, from **schema.Quantity }{
		{&all.Link, &s.Link}, {&all.Response, &s.Response}, {&all.SELink, &s.SELink}, {&all.SEResponse, &s.SEResponse},
	} {
		if *m.from != nil {
			*m.into = *m.from
		}
	}
	for _, m := range []struct{ into, from *map[string]schema.Number }{
		{&all.Probs, &s.Probs}, {&all.SEProbs, &s.SEProbs}, {&all.Survival, &s.Survival}, {&all.Quantile, &s.Quantile}, {&all.Prob, &s.Prob},
	} {
		if len(*m.from) > len(*m.into) {
			*m.into = *m.from
		}
	}
	all.Interval, all.Class = either(s.Interval, all.Interval), either(s.Class, all.Class)
	all.Count, all.Zero, all.Terms = either(s.Count, all.Count), either(s.Zero, all.Zero), either(s.Terms, all.Terms)
}

func either[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}

// members lists what s has.
func members(s *schema.Scored) []member {
	var list lister
	list.quantity("link", s.Link, func(s *schema.Scored) *schema.Quantity { return s.Link })
	list.quantity("response", s.Response, func(s *schema.Scored) *schema.Quantity { return s.Response })
	list.quantity("se_link", s.SELink, func(s *schema.Scored) *schema.Quantity { return s.SELink })
	list.quantity("se_response", s.SEResponse, func(s *schema.Scored) *schema.Quantity { return s.SEResponse })
	list.interval(s.Interval)
	if s.Class != nil {
		list.add(text, func(s *schema.Scored) value {
			if s.Class == nil {
				return value{}
			}
			return value{kind: text, text: []byte(*s.Class)}
		}, "class")
	}
	list.numbers(s.Probs, func(s *schema.Scored) map[string]schema.Number { return s.Probs }, "probs")
	list.numbers(s.SEProbs, func(s *schema.Scored) map[string]schema.Number { return s.SEProbs }, "se_probs")
	list.numbers(s.Survival, func(s *schema.Scored) map[string]schema.Number { return s.Survival }, "survival")
	list.numbers(s.Quantile, func(s *schema.Scored) map[string]schema.Number { return s.Quantile }, "quantile")
	list.number(s.Count, func(s *schema.Scored) *schema.Number { return s.Count }, "count")
	list.number(s.Zero, func(s *schema.Scored) *schema.Number { return s.Zero }, "zero")
	list.numbers(s.Prob, func(s *schema.Scored) map[string]schema.Number { return s.Prob }, "prob")
	list.terms(s.Terms)
	return list
}

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
