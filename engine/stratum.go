package engine

import (
	"math"

	"serverless-poc/engine/rexpr"
	"serverless-poc/schema"
)

// A stratum finds the place of a row's stratum; without a program there is one.
type stratum struct{ program *rexpr.Program }

// compileStratum reads the expression at the pointer at; it must not give more
// than count places.
func (m *Model) compileStratum(at string, e *schema.Expr, count int) (stratum, error) {
	if count == 0 {
		return stratum{}, refuse(at, export, "there is no stratum")
	}
	if e == nil {
		if count > 1 {
			return stratum{}, refuse(at, export, "missing: there are %d strata", count)
		}
		return stratum{}, nil
	}
	p, err := m.compileExpr(at, e)
	switch {
	case err != nil:
		return stratum{}, err
	case p.Kind() != rexpr.Level:
		return stratum{}, refuse(at, export, "a level is needed, this gives %s", p.Kind())
	case p.Levels() != count:
		return stratum{}, refuse(at, export, "it makes %d levels, there are %d strata", p.Levels(), count)
	}
	return stratum{p}, nil
}

// of is the place of row's stratum, -1 for NA and for one that the fit has not
// seen.
func (s stratum) of(row Row) int {
	if s.program == nil {
		return 0
	}
	level := s.program.Eval(row)
	if math.IsNaN(level) || level == rexpr.Unseen {
		return -1
	}
	return int(level)
}

// A center is what is taken from each column of the model matrix before its
// product with a coefficient: a row per stratum.
type center struct {
	stratum stratum
	rows    [][]float64
}

// of is the row of the stratum, nil for NA.
func (c *center) of(row Row) []float64 {
	if k := c.stratum.of(row); k >= 0 {
		return c.rows[k]
	}
	return nil
}
