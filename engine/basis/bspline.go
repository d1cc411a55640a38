package basis

import (
	"fmt"
	"math"
	"sort"
)

// A BSpline is the B-splines of a degree on ascending knots, straight beyond
// its inner ones or cyclic: the P-splines of mgcv without their penalty.
type BSpline struct {
	degree       int
	knots        []float64
	lower, upper float64
	edges        [][]float64
	columns      int
	cyclic       bool
}

// NewBSpline takes value and slope of each B-spline at the lower and at the
// upper end as the four rows of edges; a cyclic one has none. There are degree
// knots on either side of the ends, a cyclic one has them below alone.
func NewBSpline(degree int, knots []float64, edges [][]float64, cyclic bool) (*BSpline, error) {
	b := &BSpline{degree: degree, knots: knots, edges: edges, cyclic: cyclic, columns: len(knots) - degree - 1}
	beyond := degree
	if cyclic {
		beyond = 0
	}
	if degree < 1 || degree > 20 || b.columns < degree+1-beyond || len(knots)-1-beyond <= degree {
		return nil, fmt.Errorf("%d knots are too few for B-splines of degree %d", len(knots), degree)
	}
	if err := ascending(knots); err != nil {
		return nil, err
	}
	b.lower, b.upper = knots[degree], knots[len(knots)-1-beyond]
	if cyclic {
		return b, shaped("edges", edges, 0, 0)
	}
	return b, shaped("edges", edges, 4, b.columns)
}

// Columns is how many numbers Eval gives.
func (b *BSpline) Columns() int { return b.columns }

// Work is how many numbers Eval needs to work in.
func (b *BSpline) Work() int { return 3 * (b.degree + 1) }

// Eval sets out to the columns at x; NaN gives NaN.
func (b *BSpline) Eval(x float64, out, work []float64) {
	fill(out, 0)
	switch {
	case math.IsNaN(x):
		fill(out, math.NaN())
	case b.cyclic:
		b.repeat(wrap(b.lower, b.upper, x), out, work)
	case x < b.lower:
		b.straight(b.edges[0], b.edges[1], x-b.lower, out)
	case x > b.upper:
		b.straight(b.edges[2], b.edges[3], x-b.upper, out)
	default:
		b.add(x, out, work)
	}
}

// straight goes on with the slope at an end (R: Predict.matrix.pspline.smooth
// in mgcv/R/smooth.r).
func (b *BSpline) straight(value, slope []float64, d float64, out []float64) {
	for k := range out {
		out[k] = value[k] + float64(slope[k]*d)
	}
}

// repeat adds the B-splines at x and, where those of the upper end have begun,
// at x a period below, where they end (R: cSplineDes in mgcv/R/smooth.r).
func (b *BSpline) repeat(x float64, out, work []float64) {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		fill(out, math.NaN())
		return
	}
	b.add(x, out, work)
	if x > b.knots[len(b.knots)-1-b.degree] {
		b.add(x-b.upper+b.lower, out, work)
	}
}

// add adds the B-splines that are not zero at x to out: de Boor's recurrence,
// as in R's splineDesign (A Practical Guide to Splines, ch. X, BSPLVB; R:
// basis_funcs in splines/src/splines.c). Knots beyond either end stand on it.
func (b *BSpline) add(x float64, out, work []float64) {
	n := b.degree + 1
	values, right, left := work[:n], work[n:2*n], work[2*n:3*n]
	cursor := sort.SearchFloat64s(b.knots, math.Nextafter(x, math.Inf(1)))
	if cursor == len(b.knots) && x == b.knots[len(b.knots)-1] {
		cursor--
	}
	if cursor == 0 || cursor == len(b.knots) {
		return
	}
	for i := range b.degree {
		right[i] = b.knot(cursor+i) - x
		left[i] = x - b.knot(cursor-1-i)
	}
	values[0] = 1
	for j := 1; j <= b.degree; j++ {
		saved := 0.0
		for r := range j {
			term := 0.0
			if d := right[r] + left[j-1-r]; d != 0 {
				term = values[r] / d
			}
			values[r] = saved + float64(right[r]*term)
			saved = left[j-1-r] * term
		}
		values[j] = saved
	}
	for i, v := range values {
		if k := cursor - n + i; k >= 0 && k < len(out) {
			out[k] += v
		}
	}
}

// knot is knot i, the outermost one for a place beyond it.
func (b *BSpline) knot(i int) float64 {
	return b.knots[min(max(i, 0), len(b.knots)-1)]
}
