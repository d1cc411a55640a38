package converter

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A rowSet is one of the sets of rows that are compared.
type rowSet int

const (
	golden rowSet = iota
	drawn
	beyond
)

// A rowShift is one row's two predictions.
type rowShift struct {
	Moved
	set              rowSet
	by               float64 // signed; infinite where one of the two is NA
	decided, flipped bool
}

// predictions scores the rows of both models by both.
func predictions(old, new *Converted) Predictions {
	var p Predictions
	seen := map[string]bool{}
	for _, in := range goldenInputs(old, new) {
		a, errA := old.Model.Bind(in.Row)
		b, errB := new.Model.Bind(in.Row)
		key := fmt.Sprint(a, b) // a refused row is nil
		if seen[key] {
			continue
		}
		seen[key] = true
		switch {
		case errA == nil && errB == nil:
			set := golden
			if !within(old, new, a, b) {
				set = beyond
			}
			p.compare(old, new, in, a, b, set)
		case errA == nil:
			p.Refused = append(p.Refused, in)
		case errB == nil:
			p.Accepted = append(p.Accepted, in)
		}
	}
	for _, in := range drawnInputs(old, new) {
		a, errA := old.Model.Bind(in.Row)
		b, errB := new.Model.Bind(in.Row)
		if errA == nil && errB == nil {
			p.compare(old, new, in, a, b, drawn)
		}
	}
	p.sum()
	return p
}

// compare adds one row that both accept.
func (p *Predictions) compare(old, new *Converted, in Input, a, b engine.Row, set rowSet) {
	was, before, _ := old.Model.Answer(a, engine.Ask{}) // what is not asked for cannot be lacking
	is, after, _ := new.Model.Answer(b, engine.Ask{})
	quantity, x, y := inCommon(before, after)
	if quantity == "" {
		return
	}
	p.Quantity = quantity
	r := rowShift{set: set, Moved: Moved{Input: in}}
	r.measure(x, y)
	first, okA := old.Model.Decide(was)
	second, okB := new.Model.Decide(is)
	switch {
	case okA && okB && old.Artefact.Response.Decision.Positive == new.Artefact.Response.Decision.Positive:
		p.Choice, r.decided, r.flipped = "decisions", true, first != second
	case before.Class != nil && after.Class != nil:
		p.Choice, r.decided, r.flipped = "classes", true, *before.Class != *after.Class
	}
	p.rows = append(p.rows, r)
}

// inCommon are the numbers that both models give: the response, or else the
// probability of each class.
func inCommon(a, b schema.Scored) (quantity string, x, y map[string]schema.Number) {
	for _, of := range []struct {
		name string
		get  func(schema.Scored) map[string]schema.Number
	}{
		{"response", func(s schema.Scored) map[string]schema.Number { return numbersOf("response", s.Response) }},
		{"probs", func(s schema.Scored) map[string]schema.Number { return named("probs", s.Probs) }},
	} {
		x, y := of.get(a), of.get(b)
		maps.DeleteFunc(x, func(name string, _ schema.Number) bool { _, both := y[name]; return !both })
		if len(x) > 0 {
			return of.name, x, y
		}
	}
	return "", nil, nil
}

// numbersOf are the numbers of a quantity by their names.
func numbersOf(what string, q *schema.Quantity) map[string]schema.Number {
	switch {
	case q == nil:
		return nil
	case q.ByName == nil:
		return map[string]schema.Number{what: q.Number}
	}
	return named(what, q.ByName)
}

func named(what string, numbers map[string]schema.Number) map[string]schema.Number {
	all := map[string]schema.Number{}
	for name, x := range numbers {
		all[what+"."+name] = x
	}
	return all
}

// measure keeps the number that moves most; of equal ones the first by name.
func (r *rowShift) measure(x, y map[string]schema.Number) {
	for i, name := range slices.Sorted(maps.Keys(x)) {
		by := shiftOf(float64(x[name]), float64(y[name]))
		if i == 0 || math.Abs(by) > math.Abs(r.by) {
			r.Of, r.Old, r.New, r.by = name, x[name], y[name], by
		}
	}
}

// shiftOf is y - x; NA to NA is no shift, NA to a number an infinite one.
func shiftOf(x, y float64) float64 {
	switch {
	case x == y || math.IsNaN(x) && math.IsNaN(y):
		return 0
	case math.IsNaN(x) || math.IsNaN(y):
		return math.Inf(1)
	}
	return y - x
}

// sum fills in the three sets.
func (p *Predictions) sum() {
	sets := []*Shift{golden: &p.Golden, drawn: &p.Drawn, beyond: &p.Beyond}
	for i := range p.rows {
		r := &p.rows[i]
		s, size := sets[r.set], math.Abs(r.by)
		s.Rows++
		s.Mean += schema.Number(size) // the sum, for now
		if size > float64(s.Largest) {
			s.Largest, s.At = schema.Number(size), &r.Moved
		}
		if r.decided {
			s.Decided++
		}
		if r.flipped {
			s.Flipped++
		}
	}
	for _, s := range sets {
		if s.Rows > 0 {
			s.Mean /= schema.Number(s.Rows)
		}
	}
}

// likely sums up the rows within the training ranges: golden and drawn. Those
// beyond say what a model does where nobody has seen anything.
func (p *Predictions) likely() Shift {
	g, d := p.Golden, p.Drawn
	s := Shift{Rows: g.Rows + d.Rows, Decided: g.Decided + d.Decided, Flipped: g.Flipped + d.Flipped, Largest: g.Largest, At: g.At}
	if d.Largest > g.Largest {
		s.Largest, s.At = d.Largest, d.At
	}
	return s
}
