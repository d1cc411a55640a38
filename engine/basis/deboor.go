package basis

import "math"

// A deBoor evaluates B-splines on sorted knots (C. de Boor, A Practical Guide to
// Splines, 1978, ch. X; R: splines/src/splines.c).
type deBoor struct {
	order int
	knots []float64
}

// maxOrder bounds the degree, so that a row needs no memory.
const maxOrder = 32

// columns is the number of B-splines.
func (d *deBoor) columns() int { return len(d.knots) - d.order }

// cursor is the first knot above x; at the upper end, the first knot there.
func (d *deBoor) cursor(x float64) int {
	last := len(d.knots) - d.order
	for i, k := range d.knots {
		if k > x {
			return min(i, last)
		}
	}
	return last
}

// values sets the order B-splines that are not zero at x in b and says which is
// the first (R: basis_funcs).
func (d *deBoor) values(x float64, b *[maxOrder]float64) (first int) {
	c := d.cursor(x)
	b[0] = 1
	for j := 1; j < d.order; j++ {
		saved := 0.0
		for r := range j {
			right, left := d.knots[c+r]-x, x-d.knots[c-j+r]
			if den := right + left; den != 0 {
				term := b[r] / den
				b[r] = saved + float64(right*term)
				saved = float64(left * term)
				continue
			}
			if r != 0 || right != 0 {
				b[r] = saved
			}
			saved = 0
		}
		b[j] = saved
	}
	return c - d.order
}

// derivative is that of the i-th B-spline at x (R: slow_evaluate): differences
// of coefficients first, then the values of lower order.
func (d *deBoor) derivative(i int, x float64, times int) float64 {
	c := d.cursor(x)
	var a [maxOrder]float64
	if j := i - (c - d.order); j < 0 || j >= d.order {
		return 0
	} else {
		a[j] = 1
	}
	outer := d.order - 1
	for range times {
		for k := range outer {
			low := c - outer + k
			a[k] = float64(float64(outer)*(a[k+1]-a[k])) / (d.knots[low+outer] - d.knots[low])
		}
		outer--
	}
	for ; outer > 0; outer-- {
		for k := range outer {
			right, left := d.knots[c+k]-x, x-d.knots[c-outer+k]
			a[k] = (float64(a[k+1]*left) + float64(a[k]*right)) / (right + left)
		}
	}
	return a[0]
}

// taylor is the row of derivatives 0 to times-1 of every B-spline at x, each
// over its factorial.
func (d *deBoor) taylor(x float64, times int) [][]float64 {
	rows := make([][]float64, times)
	for k := range rows {
		rows[k] = make([]float64, d.columns())
		if k == 0 {
			var b [maxOrder]float64
			copy(rows[0][d.values(x, &b):], b[:d.order])
			continue
		}
		for i := range rows[k] {
			rows[k][i] = d.derivative(i, x, k) / math.Gamma(float64(k+1))
		}
	}
	return rows
}
