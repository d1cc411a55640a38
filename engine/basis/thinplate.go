package basis

import (
	"fmt"
	"math"

	"serverless-poc/engine/exact"
)

// A ThinPlate is a thin plate regression spline of one or more covariates:
// radial functions about knots and the polynomials below an order, times
// weights (R: Predict.matrix.tprs.smooth in mgcv/R/smooth.r, predict_tprs in
// mgcv/src/tprs.c; Wood, Thin plate regression splines, JRSS B 65, 2003).
type ThinPlate struct {
	order   int
	shift   []float64
	knots   [][]float64
	weights [][]float64 // by column: R sums down the columns
	powers  [][]int
	factor  float64
}

// NewThinPlate takes one shift per covariate, knots with a row each, and
// weights with a row per knot and per polynomial. 2*order is greater than the
// number of covariates.
func NewThinPlate(order int, shift []float64, knots, weights [][]float64) (*ThinPlate, error) {
	d := len(shift)
	if d < 1 || d > 10 || order > 10 || 2*order <= d {
		return nil, fmt.Errorf("order %d with %d covariates; twice the order is greater than their number, neither beyond 10", order, d)
	}
	if len(weights) == 0 || len(weights[0]) == 0 {
		return nil, fmt.Errorf("weights is empty")
	}
	t := &ThinPlate{order: order, shift: shift, knots: knots, powers: powers(d, order), factor: radialFactor(order, d)}
	if err := shaped("shift", [][]float64{shift}, 1, d); err != nil {
		return nil, err
	}
	if err := shaped("knots", knots, len(knots), d); err != nil {
		return nil, err
	}
	if err := shaped("weights", weights, t.Work(), len(weights[0])); err != nil {
		return nil, err
	}
	t.weights = transposed(weights)
	return t, nil
}

// Columns is how many numbers Eval gives.
func (t *ThinPlate) Columns() int { return len(t.weights) }

// Work is how many numbers Eval needs to work in: one per knot and polynomial.
func (t *ThinPlate) Work() int { return len(t.knots) + len(t.powers) }

// Eval sets out to the columns at x, one number per covariate, which it shifts
// in place; NaN gives NaN.
func (t *ThinPlate) Eval(x, out, work []float64) {
	work = work[:t.Work()]
	for i := range x {
		x[i] -= t.shift[i]
	}
	for i, knot := range t.knots {
		work[i] = t.radial(knot, x)
	}
	for i, p := range t.powers {
		work[len(t.knots)+i] = monomial(x, p)
	}
	for k, w := range t.weights {
		s := 0.0
		for i, b := range work {
			s += float64(b * w[i])
		}
		out[k] = s
	}
}

// radial is the fundamental solution at the distance r from knot to x: r to the
// power 2*order - d, times log r where d is even (R: fast_eta in mgcv/src/tprs.c).
func (t *ThinPlate) radial(knot, x []float64) float64 {
	r2 := 0.0
	for i, k := range knot {
		d := k - x[i]
		r2 += float64(d * d)
	}
	if r2 <= 0 {
		return 0
	}
	f, times := t.factor, t.order-len(x)/2
	if len(x)%2 == 0 {
		f *= exact.Log(r2) * 0.5
	} else {
		times--
	}
	for range times {
		f *= r2
	}
	if len(x)%2 == 1 {
		f *= math.Sqrt(r2)
	}
	return f
}

// radialFactor is the constant of the fundamental solution (R: eta_const in
// mgcv/src/tprs.c; Wahba, Spline Models for Observational Data, eq. 2.4.2).
func radialFactor(m, d int) float64 {
	if d%2 == 0 {
		f := 1.0
		if (m+1+d/2)%2 == 1 {
			f = -1
		}
		return f / math.Pow(2, float64(2*m-1)) / math.Pow(math.Pi, float64(d/2)) / factorial(m-1) / factorial(m-d/2)
	}
	f := math.Sqrt(math.Pi)
	for i := range m - (d-1)/2 { // gamma(d/2 - m), downwards from gamma(1/2)
		f /= -0.5 - float64(i)
	}
	f /= math.Pow(4, float64(m))
	for range (d - 1) / 2 {
		f /= math.Pi
	}
	return f / math.Sqrt(math.Pi) / factorial(m-1)
}

func factorial(n int) float64 { return math.Round(math.Gamma(float64(n + 1))) }

// powers lists the exponents of the monomials below an order, those of the
// first covariate varying fastest (R: gen_tps_poly_powers in mgcv/src/tprs.c).
func powers(d, order int) [][]int {
	var all [][]int
	p := make([]int, d)
	for total := 0; ; {
		all = append(all, append([]int(nil), p...))
		i := 0
		for ; i < d; i++ {
			p[i]++
			total++
			if total < order {
				break
			}
			total -= p[i]
			p[i] = 0
		}
		if i == d {
			return all
		}
	}
}

func monomial(x []float64, p []int) float64 {
	f := 1.0
	for i, n := range p {
		for range n {
			f *= x[i]
		}
	}
	return f
}

func transposed(m [][]float64) [][]float64 {
	t := make([][]float64, len(m[0]))
	for j := range t {
		t[j] = make([]float64, len(m))
		for i := range m {
			t[j][i] = m[i][j]
		}
	}
	return t
}
