package engine

import "math"

// A sum adds up the columns of one row of the model matrix in R's order
// (R: matprod in src/main/array.c, on the reference BLAS).
type sum struct {
	e           *equation
	link, scale float64
	center      []float64 // taken from each column first; nil: nothing
	row         []float64 // where standard errors want the row itself: a place for each column that is not aliased
}

// add is one column. The conversion keeps the product from being fused.
func (s *sum) add(column int, x float64) {
	place := s.e.kept[column]
	if place < 0 {
		return
	}
	if s.center != nil {
		x -= s.center[column]
	}
	product := float64(x * s.e.beta[column])
	s.link += product
	s.scale += math.Abs(product)
	if s.row != nil {
		s.row[place] = x
	}
}

// columns gives every column that is not zero to s, left to right; a zero one
// adds 0 to a sum that is never -0. Where a number could overflow, 0 times it
// may be NaN, so then every column is given, and with a center no column is zero.
func (d *design) columns(frame []float64, s *sum) {
	if d.source.Intercept {
		s.add(0, 1)
	}
	dense := s.center != nil || d.overflows(s.e, frame)
	for i := range s.e.terms {
		t := &s.e.terms[i]
		switch {
		case dense:
			t.dense(frame, s)
		case len(t.factors) > 1:
			t.interaction(frame, s)
		case t.factors[0].coding == nil:
			f := t.factors[0]
			for k := range f.numbers {
				s.add(t.first+k, frame[f.slot+k])
			}
		default:
			f := t.factors[0]
			for _, e := range f.coding.of(int(frame[f.slot])) {
				s.add(t.first+e.column, e.x)
			}
		}
	}
}

// offset adds the offsets to the linear predictor, as predict.lm does: their
// sum, from 0 on, after the columns (R: stats/R/lm.R).
func (d *design) offset(row Row, s *sum) {
	if len(d.offsets) == 0 {
		return
	}
	total := 0.0
	for _, o := range d.offsets {
		x := o.Eval(row)
		total += x
		s.scale += math.Abs(x)
	}
	s.link += total
}
