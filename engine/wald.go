package engine

import (
	"math"
	"slices"

	"serverless-poc/schema"
)

// wald is the interval of a glm's mean: the inverse link of the linear predictor
// plus and minus a quantile times its standard error. R's predict.glm has none, so
// that the oracle is export/R/wald.R, of R's own numbers: see decision 12.
func (m *Model) wald(p *Prediction, level float64) schema.Interval {
	lower, upper := m.waldLinks(p, level)
	if m.splits(lower, upper) {
		return schema.Interval{ConfLower: nan, ConfUpper: nan}
	}
	a, b := m.link.LinkInv(lower), m.link.LinkInv(upper)
	if a > b { // the link falls
		a, b = b, a
	}
	return schema.Interval{ConfLower: schema.Number(a), ConfUpper: schema.Number(b)}
}

// waldLinks are the ends on the link scale.
func (m *Model) waldLinks(p *Prediction, level float64) (lower, upper float64) {
	width := float64(m.width(level) * p.SELink)
	return p.Link - width, p.Link + width
}

// positive are the links whose inverse has a pole or a turn at 0.
var positive = []string{"sqrt", "inverse", "1/mu^2", "power"}

// splits says that the ends are on both sides of a point where the inverse link
// turns or has a pole, so that they are not the ends of the means between.
func (m *Model) splits(lower, upper float64) bool {
	return lower < 0 && upper > 0 && slices.Contains(positive, m.source.Family.Link.Name)
}

// end is the largest difference allowed at an end of an interval. Predict.lm's are
// sums of two numbers of opposite signs, so that the widest of them bounds the
// rounding of all. A Wald end inherits the errors of the link and its standard
// error by the slope of the inverse link there.
func (d *differ) end(r schema.Number) float64 {
	m := d.m
	if !m.bounded() || m.errors.wald == "" {
		return bound(d.t.Response, widestEnd(d.c.Expect.Interval))
	}
	level := 0.0
	if d.c.Level != nil {
		level = float64(*d.c.Level)
	}
	lower, upper := m.waldLinks(d.p, usual(level))
	slope := math.Max(math.Abs(m.link.MuEta(lower)), math.Abs(m.link.MuEta(upper)))
	width := float64(float64(d.t.SE) * (upper - lower) / 2)
	inherited := float64(slope * (d.allowed(ofLink, "", schema.Number(d.p.Link)) + width))
	own := bound(d.t.Response, r)
	if inherited > own { // not where it is NaN
		return inherited
	}
	return own
}

// widestEnd is the finite end that is farthest from 0.
func widestEnd(r *schema.Interval) schema.Number {
	most := 0.0
	for _, end := range []*schema.Number{&r.ConfLower, &r.ConfUpper, r.PredLower, r.PredUpper} {
		if end == nil {
			continue
		}
		if f := math.Abs(float64(*end)); f > most && !math.IsInf(f, 0) {
			most = f
		}
	}
	return schema.Number(most)
}
