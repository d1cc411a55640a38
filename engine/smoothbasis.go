package engine

import (
	"fmt"

	"serverless-poc/engine/basis"
	"serverless-poc/schema"
)

// compileRaw finds the one basis of a smooth.
func (m *Model) compileRaw(at string, s *schema.Smooth, nested bool) (rawBasis, error) {
	var found []func() (rawBasis, error)
	if s.Cubic != nil {
		found = append(found, func() (rawBasis, error) {
			b, err := basis.NewCubic(floats(s.Cubic.Knots), doubles(s.Cubic.Curvature), s.Cubic.Cyclic)
			return m.compileCurve(at, at+"/cubic", s.Of, b, err)
		})
	}
	if s.BSpline != nil {
		found = append(found, func() (rawBasis, error) {
			b, err := basis.NewBSpline(s.BSpline.Degree, floats(s.BSpline.Knots), doubles(s.BSpline.Edges), s.BSpline.Cyclic)
			return m.compileCurve(at, at+"/b_spline", s.Of, b, err)
		})
	}
	if s.ThinPlate != nil {
		found = append(found, func() (rawBasis, error) { return m.compilePlate(at, s) })
	}
	if s.Tensor != nil {
		found = append(found, func() (rawBasis, error) { return m.compileTensor(at+"/tensor", s.Tensor, nested) })
	}
	if len(found) != 1 {
		return nil, refuse(at, export, "%d bases; a smooth has one: cubic, b_spline, thin_plate or tensor", len(found))
	}
	return found[0]()
}

// A curve is a basis of one covariate.
type curve struct {
	basis curveBasis
	of    program
}

type curveBasis interface {
	Columns() int
	Work() int
	Eval(x float64, out, work []float64)
}

func (m *Model) compileCurve(at, name string, of []schema.Expr, b curveBasis, err error) (rawBasis, error) {
	if err != nil {
		return nil, refuse(name, export, "%s", err)
	}
	if len(of) != 1 {
		return nil, refuse(at+"/of", export, "%d covariates; this basis has one", len(of))
	}
	p, err := m.compileNumber(at+"/of/0", &of[0])
	return curve{b, p}, err
}

func (c curve) columns() int { return c.basis.Columns() }
func (c curve) work() int    { return c.basis.Work() }

func (c curve) eval(row Row, out, work []float64) { c.basis.Eval(c.of.Eval(row), out, work) }

// A plate is a basis of several covariates.
type plate struct {
	basis *basis.ThinPlate
	of    []program
}

func (m *Model) compilePlate(at string, s *schema.Smooth) (rawBasis, error) {
	b, err := basis.NewThinPlate(s.ThinPlate.Order, floats(s.ThinPlate.Shift), doubles(s.ThinPlate.Knots), doubles(s.ThinPlate.Weights))
	if err != nil {
		return nil, refuse(at+"/thin_plate", export, "%s", err)
	}
	if len(s.Of) != len(s.ThinPlate.Shift) {
		return nil, refuse(at+"/of", export, "%d covariates; this basis has %d", len(s.Of), len(s.ThinPlate.Shift))
	}
	p := plate{basis: b}
	for i, e := range s.Of {
		of, err := m.compileNumber(fmt.Sprintf("%s/of/%d", at, i), &e)
		if err != nil {
			return nil, err
		}
		p.of = append(p.of, of)
	}
	return p, nil
}

func (p plate) columns() int { return p.basis.Columns() }
func (p plate) work() int    { return len(p.of) + p.basis.Work() }

func (p plate) eval(row Row, out, work []float64) {
	x := work[:len(p.of)]
	for i, of := range p.of {
		x[i] = of.Eval(row)
	}
	p.basis.Eval(x, out, work[len(x):])
}
