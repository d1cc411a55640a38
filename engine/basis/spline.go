package basis

import (
	"fmt"
	"math"
	"slices"

	"serverless-poc/engine/exact"
)

// Spline is a basis of splines::bs or splines::ns (R: splines/R/splines.R).
type Spline struct {
	deBoor
	lower, upper float64
	skip         int // 1 without an intercept: the first B-spline goes away
	below, above expansion
	reflect      [][]float64 // of ns: the two Householder vectors that take the constraints away
}

// An expansion is how the basis goes on beyond an end: a Taylor polynomial
// about its pivot.
type expansion struct {
	pivot float64
	rows  [][]float64
}

// NewSpline checks the knots. Natural is ns: of degree 3, straight beyond the
// boundary.
func NewSpline(degree int, knots, boundary []float64, intercept, natural bool) (*Spline, error) {
	switch {
	case degree < 1 || degree >= maxOrder || natural && degree != 3:
		return nil, fmt.Errorf("a degree of %d is not known here", degree)
	case len(boundary) != 2 || !(boundary[0] < boundary[1]):
		return nil, fmt.Errorf("the boundary is not two numbers that ascend")
	}
	s := &Spline{lower: boundary[0], upper: boundary[1]}
	s.order = degree + 1
	for range s.order {
		s.knots = append(s.knots, boundary...)
	}
	s.knots = append(s.knots, knots...)
	for i, k := range s.knots {
		if math.IsNaN(k) || math.IsInf(k, 0) {
			return nil, fmt.Errorf("knot %d is not a finite number", i)
		}
	}
	for i, k := range knots {
		if k < s.lower || k > s.upper {
			return nil, fmt.Errorf("knot %d is beyond the boundary", i)
		}
	}
	slices.Sort(s.knots)
	if !intercept {
		s.skip = 1
	}
	if natural {
		s.below = expansion{s.lower, s.taylor(s.lower, 2)}
		s.above = expansion{s.upper, s.taylor(s.upper, 2)}
		s.constrain()
		return s, nil
	}
	n := len(s.knots)
	low := float64(0.75*s.lower) + float64(0.25*s.knots[s.order])
	high := float64(0.75*s.upper) + float64(0.25*s.knots[n-s.order-1])
	s.below = expansion{low, s.taylor(low, s.order)}
	s.above = expansion{high, s.taylor(high, s.order)}
	return s, nil
}

// Columns is the number of columns of the basis.
func (s *Spline) Columns() int { return s.columns() - s.skip - len(s.reflect) }

// small is how many B-splines need no memory of their own.
const small = 64

// Eval computes the columns at x.
func (s *Spline) Eval(x float64, out []float64) {
	if math.IsNaN(x) {
		fill(out, x)
		return
	}
	if s.reflect == nil {
		s.raw(x, out)
		return
	}
	var room [small]float64
	y := room[:]
	if s.columns() > small {
		y = make([]float64, s.columns())
	}
	y = y[:s.columns()-s.skip]
	s.raw(x, y)
	for j, u := range s.reflect {
		Reflect(y, u, j)
	}
	copy(out, y[len(s.reflect):])
}

// raw is the B-splines without the first where there is no intercept.
func (s *Spline) raw(x float64, out []float64) {
	fill(out, 0)
	switch {
	case x < s.lower:
		s.below.eval(x, s.skip, out)
	case x > s.upper:
		s.above.eval(x, s.skip, out)
	default:
		var b [maxOrder]float64
		first := s.values(x, &b) - s.skip
		for i, v := range b[:s.order] {
			if first+i >= 0 {
				out[first+i] = v
			}
		}
	}
}

func (e *expansion) eval(x float64, skip int, out []float64) {
	d := x - e.pivot
	for k, row := range e.rows {
		power := 1.0
		switch k {
		case 0:
		case 1:
			power = d
		case 2:
			power = float64(d * d)
		default:
			power = exact.Pow(d, float64(k))
		}
		for i := range out {
			out[i] += float64(power * row[i+skip])
		}
	}
}

// constrain finds the reflections that qr(t(const)) holds, const being the
// second derivatives at both ends (R: dqrdc2 of LINPACK).
func (s *Spline) constrain() {
	var columns [2][]float64
	for j, end := range []float64{s.lower, s.upper} {
		for i := s.skip; i < s.columns(); i++ {
			columns[j] = append(columns[j], s.derivative(i, end, 2))
		}
	}
	for j, u := range columns {
		norm := 0.0
		for _, v := range u[j:] {
			norm += float64(v * v)
		}
		norm = math.Copysign(math.Sqrt(norm), u[j])
		for i := j; i < len(u); i++ {
			u[i] *= 1 / norm
		}
		u[j]++
		for _, later := range columns[j+1:] {
			Reflect(later, u, j)
		}
		s.reflect = append(s.reflect, u)
	}
}
