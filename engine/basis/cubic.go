package basis

import (
	"fmt"
	"math"
	"sort"

	"serverless-poc/engine/exact"
)

// A Cubic is a cubic spline by its values at knots, one column each. Beyond the
// knots it is straight, or it repeats where it is cyclic.
type Cubic struct {
	knots     []float64
	curvature [][]float64
	cyclic    bool
}

// NewCubic takes ascending knots and the matrix that makes second derivatives
// at the knots of values there: a row and a column per knot, and one fewer where
// the spline is cyclic, for then the last knot is the first again.
func NewCubic(knots []float64, curvature [][]float64, cyclic bool) (*Cubic, error) {
	c := &Cubic{knots, curvature, cyclic}
	if len(knots) < 3 {
		return nil, fmt.Errorf("%d knots; a cubic spline has three or more", len(knots))
	}
	if err := ascending(knots); err != nil {
		return nil, err
	}
	return c, shaped("curvature", curvature, c.Columns(), c.Columns())
}

// Columns is how many numbers Eval gives.
func (c *Cubic) Columns() int {
	if c.cyclic {
		return len(c.knots) - 1
	}
	return len(c.knots)
}

// Work is 0: Eval needs no place to work in.
func (c *Cubic) Work() int { return 0 }

// Eval sets out to the columns at x; NaN gives NaN.
func (c *Cubic) Eval(x float64, out, _ []float64) {
	first, last := c.knots[0], c.knots[len(c.knots)-1]
	switch {
	case math.IsNaN(x):
		fill(out, math.NaN())
	case c.cyclic:
		c.repeat(wrap(first, last, x), out)
	case x < first:
		c.straight(0, 1, x-first, out)
	case x > last:
		n := len(c.knots)
		c.straight(n-1, n-2, x-last, out)
	default:
		c.within(x, out)
	}
}

// within is the spline between two knots: with h their distance, a and b those
// of x to the upper and the lower one, the values count by a/h and b/h, the
// second derivatives by a(a²/h - h)/6 and b(b²/h - h)/6 (R: crspl in
// mgcv/src/mgcv.c; Wood, Generalized Additive Models, 2nd ed., 5.3.1).
func (c *Cubic) within(x float64, out []float64) {
	j := min(sort.SearchFloat64s(c.knots, math.Nextafter(x, math.Inf(1))), len(c.knots)-1) - 1
	h := c.knots[j+1] - c.knots[j]
	a, b := c.knots[j+1]-x, x-c.knots[j]
	ca := a * (float64(a*a/h) - h) / 6
	cb := b * (float64(b*b/h) - h) / 6
	c.bend(j, ca, j+1, cb, out)
	out[j] += a / h
	out[j+1] += b / h
}

// straight goes on from knot end, d beyond it, with the slope there; inner is
// the next knot (R: crspl).
func (c *Cubic) straight(end, inner int, d float64, out []float64) {
	h := math.Abs(c.knots[end] - c.knots[inner])
	if end > inner {
		c.bend(inner, d*h/6, end, d*h/3, out)
		out[inner] += -d / h
		out[end] += 1 + d/h
		return
	}
	c.bend(end, -d*h/3, inner, -d*h/6, out)
	out[end] += 1 - d/h
	out[inner] += d / h
}

// repeat is the cyclic spline at x between the first and the last knot; a knot
// belongs to the interval below it (R: Predict.matrix.cyclic.smooth).
func (c *Cubic) repeat(x float64, out []float64) {
	j := max(sort.SearchFloat64s(c.knots, x), 1)
	if j == len(c.knots) { // x is infinite
		fill(out, math.NaN())
		return
	}
	lower, upper := j-1, j%len(out)
	h := c.knots[j] - c.knots[j-1]
	a, b := c.knots[j]-x, x-c.knots[j-1]
	a3, b3 := exact.Pow(a, 3), exact.Pow(b, 3)
	for k := range out {
		m, p := c.curvature[lower][k], c.curvature[upper][k]
		out[k] = float64(m*a3/(6*h)) + float64(p*b3/(6*h)) - float64(m*float64(h*a/6)) - float64(p*float64(h*b/6))
	}
	out[lower] += a / h
	out[upper] += b / h
}

// bend sets out to second derivatives j and k, weighted.
func (c *Cubic) bend(j int, wj float64, k int, wk float64, out []float64) {
	for i := range out {
		out[i] = float64(c.curvature[j][i]*wj) + float64(c.curvature[k][i]*wk)
	}
}
