package engine

import "math"

// A Prediction is what R's predict() says of one row. NaN is NA.
//
// SELink and SEResponse are predict(se.fit = TRUE)$se.fit on the two scales,
// set by [Model.ScoreSE] only. Scale is sum |x_j b_j|, the yardstick of
// rounding in Link (see [schema.Tolerance]).
//
// A model with several linear predictors has Links and Scales, one per
// equation, the model's own first; Link and Scale are the first of them. Values
// and SEValues are what its rule makes of them: one per name or class.
type Prediction struct {
	Link, Response     float64
	SELink, SEResponse float64
	Scale              float64
	Links, Scales      []float64
	Values, SEValues   []float64

	rows [][]float64 // of the model matrices, where the rule takes standard errors of them
}

// clear makes p NA throughout, in the shape that m needs.
func (p *Prediction) clear(m *Model) {
	na := math.NaN()
	p.Link, p.Response, p.SELink, p.SEResponse, p.Scale = na, na, na, na, na
	links := len(m.equations)
	if links == 1 {
		links = 0
	}
	if links > 0 || p.Links != nil {
		p.Links, p.Scales = nas(p.Links, links), nas(p.Scales, links)
	}
	if m.values > 0 || p.Values != nil {
		p.Values, p.SEValues = nas(p.Values, m.values), nas(p.SEValues, m.values)
	}
}

// nas is n times NA in the storage of s; nil for none.
func nas(s []float64, n int) []float64 {
	if n == 0 {
		return nil
	}
	if cap(s) < n {
		s = make([]float64, n)
	}
	s = s[:n]
	for i := range s {
		s[i] = math.NaN()
	}
	return s
}
