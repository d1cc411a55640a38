package engine

import (
	"errors"
	"math"
)

// ErrNoStandardErrors is what [Model.ScoreSE] says of a model exported without them.
var ErrNoStandardErrors = errors.New("the model has no standard errors; export the fit with them or score without")

// some is how many coefficients a model may have before ScoreSE allocates.
const some = 64

// ScoreSE is [Model.Score] with standard errors, as predict(se.fit = TRUE)
// gives them: se_link = sqrt(sum_j (x' R^-1)_j^2 * res.var) (R: predict.lm in
// stats/R/lm.R), se_response = se_link * |mu.eta(link)| (R: predict.glm in
// stats/R/predict.glm.R). The error is [ErrNoStandardErrors].
func (m *Model) ScoreSE(row Row) (Prediction, error) {
	if m.errors == nil {
		return Prediction{}, ErrNoStandardErrors
	}
	if !m.complete(row) {
		return notAvailable(), nil
	}
	var x, xr [some]float64
	s := sum{m: m, row: x[:]}
	product := xr[:]
	if p := m.rank(); p > some {
		s.row, product = make([]float64, p), make([]float64, p)
	}
	m.columns(row, &s)
	se := m.errors.of(s.row, product)
	return Prediction{
		Link: s.link, Response: m.link.LinkInv(s.link), Scale: s.scale,
		SELink: se, SEResponse: float64(se * math.Abs(m.link.MuEta(s.link))),
	}, nil
}

// of is the standard error of the row x of the model matrix. Every sum runs in
// the order of R's BLAS: over the coefficients l for each column j of x' R^-1,
// then over j.
func (s *standardErrors) of(x, product []float64) float64 {
	p := len(s.rinverse)
	for l, inverse := range s.rinverse {
		if x[l] == 0 {
			continue // adds 0 to each sum
		}
		for j, r := range inverse {
			product[j] += float64(x[l] * r)
		}
	}
	variance := 0.0
	for _, v := range product[:p] {
		variance += float64(float64(v*v) * s.variance)
	}
	return math.Sqrt(variance)
}
