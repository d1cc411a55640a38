package engine

import (
	"math"

	"serverless-poc/schema"
)

// Compare says where got differs from what R said of the case c by more than
// the model's tolerance allows. Only the quantities that R gave are compared.
func (m *Model) Compare(c schema.Case, got schema.Scored) []Mismatch {
	var p Prediction
	row, err := m.bindGolden(c.Input)
	if err == nil {
		p = m.predicted(row, Ask{SE: c.Expect != nil && c.Expect.Interval != nil})
	}
	return m.compare(c, m.source.Tolerance, got, row, p)
}

// compare takes the yardsticks of the linear predictors from p, those of terms
// from row, which is nil where it was refused.
func (m *Model) compare(c schema.Case, t schema.Tolerance, got schema.Scored, row Row, p Prediction) []Mismatch {
	if c.Expect == nil {
		return []Mismatch{accepted(c)}
	}
	d := differ{name: c.Name}
	m.differ(&d, c, t, got, row, p)
	return d.found
}

// differ compares each quantity that R gave.
func (m *Model) differ(d *differ, c schema.Case, t schema.Tolerance, got schema.Scored, row Row, p Prediction) {
	e := c.Expect
	link := func(name string, r schema.Number) float64 {
		return math.Max(bound(t.Link, r), float64(t.LinkScale)*m.scale(p, name))
	}
	response := func(_ string, r schema.Number) float64 { return bound(t.Response, r) }
	se := func(_ string, r schema.Number) float64 { return bound(t.SE, r) }
	d.quantity("link", e.Link, got.Link, link)
	d.quantity("response", e.Response, got.Response, response)
	d.quantity("se_link", e.SELink, got.SELink, se)
	d.quantity("se_response", e.SEResponse, got.SEResponse, se)
	d.interval(e.Interval, got.Interval, m.ends(c, p, link, t))
	if e.Class != nil {
		d.class(*e.Class, got.Class)
	}
	// 1 - p inherits the absolute error of p, so each is bounded by the larger of p and 1 - p.
	d.byName("probs", e.Probs, got.Probs, func(_ string, r schema.Number) float64 {
		return math.Max(bound(t.Response, r), bound(t.Response, 1-r))
	})
	d.byName("se_probs", e.SEProbs, got.SEProbs, se)
	d.byName("survival", e.Survival, got.Survival, response)
	d.byName("quantile", e.Quantile, got.Quantile, response)
	d.optional("count", e.Count, got.Count, response)
	d.optional("zero", e.Zero, got.Zero, response)
	d.byName("prob", e.Prob, got.Prob, func(name string, r schema.Number) float64 {
		if name == "0" { // may be 1 - p too
			return math.Max(bound(t.Response, r), bound(t.Response, 1-r))
		}
		return bound(t.Response, r)
	})
	d.explanation(e.Terms, got.Terms, m.parts(c, t, row))
}

// parts is the limit of terms: that of the link, with the means in its yardstick.
func (m *Model) parts(c schema.Case, t schema.Tolerance, row Row) limit {
	if c.Expect.Terms == nil {
		return nil
	}
	scale := 0.0
	if row != nil {
		scale = float64(t.LinkScale) * m.explain(row, true).scale
	}
	return func(_ string, r schema.Number) float64 { return math.Max(bound(t.Link, r), scale) }
}

// scale is sum |x_j b_j| of the linear predictor of that name; 0 leaves the
// link with its relative bound.
func (m *Model) scale(p Prediction, name string) float64 {
	if name == "" || p.Scales == nil {
		return p.Scale
	}
	return m.rule.scale(p, name)
}

// A limit is the largest difference allowed from R's number r of that name.
type limit func(name string, r schema.Number) float64

// accepted is the mismatch of a row that we scored and R refuses.
func accepted(c schema.Case) Mismatch {
	why := "refused"
	if c.Reject != nil {
		why = "refused: " + c.Reject.Message
	}
	return Mismatch{c.Name, "rejection", why, "scored", nan, nan}
}

var nan = schema.Number(math.NaN())
