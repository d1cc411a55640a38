package engine

import "math"

// Score gives the linear predictor and the mean of row, as predict(type =
// "link") and predict(type = "response") do. It allocates nothing. A row that
// [Model.Bind] did not make (of another length, or with a level that does not
// exist) scores as NA.
func (m *Model) Score(row Row) Prediction {
	if !m.complete(row) {
		return notAvailable()
	}
	s := sum{m: m}
	m.columns(row, &s)
	return Prediction{
		Link: s.link, Response: m.link.LinkInv(s.link), Scale: s.scale,
		SELink: math.NaN(), SEResponse: math.NaN(),
	}
}

// complete says that row fits the model and has no NA that matters.
func (m *Model) complete(row Row) bool {
	if len(row) != len(m.predictors) {
		return false
	}
	for slot, v := range row {
		if math.IsNaN(v) {
			if m.required[slot] {
				return false
			}
			continue
		}
		if n := len(m.predictors[slot].levels); n > 0 && !(v >= 0 && v < float64(n) && v == math.Trunc(v)) {
			return false
		}
	}
	return true
}

// A sum adds up the columns of one row of the model matrix in R's order
// (R: matprod in src/main/array.c, on the reference BLAS).
type sum struct {
	m           *Model
	link, scale float64
	row         []float64 // where ScoreSE wants the row itself: a place for each column that is not aliased
}

// add is one column. The conversion keeps the product from being fused.
func (s *sum) add(column int, x float64) {
	place := s.m.kept[column]
	if place < 0 {
		return
	}
	product := float64(x * s.m.beta[column])
	s.link += product
	s.scale += math.Abs(product)
	if s.row != nil {
		s.row[place] = x
	}
}

// columns gives every column that is not zero to s, left to right; a zero one
// adds 0 to a sum that is never -0. Where a number could overflow, 0 times it
// may be NaN, so then every column is given.
func (m *Model) columns(row Row, s *sum) {
	if m.source.Terms.Intercept {
		s.add(0, 1)
	}
	dense := m.overflows(row)
	for i := range m.terms {
		t := &m.terms[i]
		switch {
		case dense:
			t.dense(row, s)
		case len(t.factors) > 1:
			t.interaction(row, s)
		case t.factors[0].coding == nil:
			s.add(t.first, row[t.factors[0].slot])
		default:
			f := t.factors[0]
			for _, e := range f.coding.sparse[int(row[f.slot])] {
				s.add(t.first+e.column, e.x)
			}
		}
	}
}

func (m *Model) overflows(row Row) bool {
	for slot, v := range row {
		if m.required[slot] && !(math.Abs(v) <= m.large) {
			return true
		}
	}
	return false
}
