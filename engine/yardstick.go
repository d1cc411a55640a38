package engine

import (
	"math"

	"serverless-poc/schema"
)

// A yardstick is how the largest difference allowed from a number of R is measured.
type yardstick uint8

const (
	ofLink yardstick = iota
	ofResponse
	ofSE
	ofEnd   // of an interval
	ofRest  // of probabilities that are 1 less the others
	ofCount // of the probabilities of counts, of which that of 0 may be
	ofTerm
)

// allowed is the largest difference from R's number r of that name.
func (d *differ) allowed(by yardstick, name string, r schema.Number) float64 {
	switch by {
	case ofLink:
		return math.Max(bound(d.t.Link, r), float64(d.t.LinkScale)*d.m.scale(d.p, name))
	case ofSE:
		return bound(d.t.SE, r)
	case ofEnd:
		return d.end(r)
	case ofRest:
		return d.rest(r)
	case ofCount:
		if name == "0" {
			return d.rest(r)
		}
	case ofTerm:
		return d.term(r)
	}
	return bound(d.t.Response, r)
}

// bound is the relative tolerance t of R's number r. Numbers below the smallest
// normal one have no relative precision left.
func bound(t, r schema.Number) float64 { return math.Max(float64(t)*math.Abs(float64(r)), 0x1p-1022) }

// rest is that of p or 1 - p, which inherits the absolute error of p, so that each
// is bounded by the larger of the two.
func (d *differ) rest(r schema.Number) float64 {
	return math.Max(bound(d.t.Response, r), bound(d.t.Response, 1-r))
}

// term is that of the link, with the means in its scale.
func (d *differ) term(r schema.Number) float64 {
	scale := 0.0
	if d.row != nil {
		scale = float64(d.t.LinkScale) * d.m.explain(d.row, true).scale
	}
	return math.Max(bound(d.t.Link, r), scale)
}

// scale is sum |x_j b_j| of the linear predictor of that name; 0 leaves the
// link with its relative bound.
func (m *Model) scale(p *Prediction, name string) float64 {
	if name == "" || p.Scales == nil {
		return p.Scale
	}
	return m.rule.scale(*p, name)
}

var nan = schema.Number(math.NaN())
