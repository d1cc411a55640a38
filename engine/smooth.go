package engine

import (
	"fmt"

	"serverless-poc/engine/basis"
	"serverless-poc/schema"
)

// A smooth is a raw basis and R's linear steps after it, in R's order
// (R: PredictMat in mgcv/R/smooth.r).
type smooth struct {
	raw     rawBasis
	reflect [][]float64
	times   [][]float64
	mapped  int // columns of times
	keep    []int
}

// A rawBasis computes several numbers of a row, in a place to work in.
type rawBasis interface {
	columns() int
	work() int
	eval(row Row, out, work []float64)
}

// compileSmooth reads a smooth; nested says that it is a margin.
func (m *Model) compileSmooth(at string, source *schema.Smooth, nested bool) (*smooth, error) {
	raw, err := m.compileRaw(at, source, nested)
	if err != nil {
		return nil, err
	}
	s := &smooth{raw: raw, reflect: doubles(source.Reflect), times: doubles(source.Map), keep: source.Keep}
	columns := raw.columns()
	if len(s.reflect) > 0 {
		if len(s.reflect) >= columns {
			return nil, refuse(at+"/reflect", export, "%d constraints on %d columns", len(s.reflect), columns)
		}
		if wide, err := basis.Matrix("reflect", s.reflect, len(s.reflect)); err != nil || wide != columns {
			return nil, refuse(at+"/reflect", export, "not vectors of the %d columns", columns)
		}
		columns -= len(s.reflect)
	}
	if len(s.times) > 0 {
		if s.mapped, err = basis.Matrix("map", s.times, columns); err != nil || s.mapped == 0 {
			return nil, refuse(at+"/map", export, "not a matrix with a row for each of the %d columns", columns)
		}
		columns = s.mapped
	}
	return s, within(at+"/keep", s.keep, columns)
}

// columns is how many numbers eval gives.
func (s *smooth) columns() int {
	switch {
	case s.keep != nil:
		return len(s.keep)
	case s.times != nil:
		return s.mapped
	}
	return s.raw.columns() - len(s.reflect)
}

// work is how many numbers eval needs to work in.
func (s *smooth) work() int { return s.raw.columns() + max(s.raw.work(), s.mapped) }

// eval sets out to the columns of row.
func (s *smooth) eval(row Row, out, work []float64) {
	n := s.raw.columns()
	x, rest := work[:n], work[n:]
	s.raw.eval(row, x, rest)
	for j, u := range s.reflect {
		basis.Reflect(x, u, j)
	}
	x = x[len(s.reflect):]
	if s.times != nil {
		basis.Times(x, s.times, rest[:s.mapped])
		x = rest[:s.mapped]
	}
	if s.keep == nil {
		copy(out, x)
		return
	}
	for i, k := range s.keep {
		out[i] = x[k]
	}
}

// within wants places of so many columns.
func within(at string, places []int, columns int) error {
	for i, k := range places {
		if k < 0 || k >= columns {
			return refuse(fmt.Sprintf("%s/%d", at, i), export, "column %d of %d", k, columns)
		}
	}
	return nil
}
