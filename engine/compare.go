package engine

import (
	"math"
	"sort"

	"serverless-poc/schema"
)

// Compare says where got differs from what R said of the case c by more than t
// allows. Only the quantities that R gave are compared. scale is the
// [Prediction.Scale] of the row; 0 leaves the link with its relative bound.
func Compare(c schema.Case, t schema.Tolerance, got schema.Scored, scale float64) []Mismatch {
	if c.Expect == nil {
		return []Mismatch{accepted(c)}
	}
	d := differ{name: c.Name}
	e := c.Expect
	d.number("link", e.Link, &got.Link, math.Max(bound(t.Link, e.Link), float64(t.LinkScale)*scale))
	d.number("response", e.Response, &got.Response, bound(t.Response, e.Response))
	if e.SELink != nil {
		d.number("se_link", *e.SELink, got.SELink, bound(t.SE, *e.SELink))
	}
	if e.SEResponse != nil {
		d.number("se_response", *e.SEResponse, got.SEResponse, bound(t.SE, *e.SEResponse))
	}
	if e.Class != nil {
		d.class(*e.Class, got.Class)
	}
	d.probs(e, got, t)
	return d.found
}

// bound is the relative tolerance t of R's number r.
func bound(t, r schema.Number) float64 { return float64(t) * math.Abs(float64(r)) }

// A differ collects the mismatches of one case.
type differ struct {
	name  string
	found []Mismatch
}

// number compares one quantity; a nil ours is one that we did not give. The
// comparison is written so that NaN in allowed or in the difference fails.
func (d *differ) number(quantity string, r schema.Number, ours *schema.Number, allowed float64) {
	if ours == nil {
		d.found = append(d.found, Mismatch{d.name, quantity, text(r), "nothing", nan, nan})
		return
	}
	x, y := float64(r), float64(*ours)
	switch {
	case x == y || math.IsNaN(x) && math.IsNaN(y):
		return
	case math.IsInf(x, 0) || math.IsInf(y, 0) || math.IsNaN(x) || math.IsNaN(y):
		d.found = append(d.found, Mismatch{d.name, quantity, text(r), text(*ours), nan, nan})
	case !(math.Abs(y-x) <= allowed):
		d.found = append(d.found, Mismatch{d.name, quantity, text(r), text(*ours),
			schema.Number(math.Abs(y - x)), schema.Number(allowed)})
	}
}

func (d *differ) class(r string, ours *string) {
	switch {
	case ours == nil:
		d.found = append(d.found, Mismatch{d.name, "class", schema.Str(r).String(), "nothing", nan, nan})
	case *ours != r:
		d.found = append(d.found, Mismatch{d.name, "class", schema.Str(r).String(), schema.Str(*ours).String(), nan, nan})
	}
}

// probs compares probabilities by level. 1 - p inherits the absolute error of
// p, so each is bounded by the larger of p and 1 - p.
func (d *differ) probs(e *schema.Scored, got schema.Scored, t schema.Tolerance) {
	levels := make([]string, 0, len(e.Probs))
	for level := range e.Probs {
		levels = append(levels, level)
	}
	sort.Strings(levels)
	for _, level := range levels {
		r := e.Probs[level]
		var ours *schema.Number
		if p, ok := got.Probs[level]; ok {
			ours = &p
		}
		d.number("probs."+level, r, ours, math.Max(bound(t.Response, r), bound(t.Response, 1-r)))
	}
}

// accepted is the mismatch of a row that we scored and R refuses.
func accepted(c schema.Case) Mismatch {
	why := "refused"
	if c.Reject != nil {
		why = "refused: " + c.Reject.Message
	}
	return Mismatch{c.Name, "rejection", why, "scored", nan, nan}
}

func text(n schema.Number) string { return string(n.Append(nil)) }

var nan = schema.Number(math.NaN())
