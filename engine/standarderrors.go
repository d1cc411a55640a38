package engine

import (
	"fmt"
	"math"

	"serverless-poc/schema"
)

// standardErrors is what R multiplies a row of the model matrix by.
type standardErrors struct {
	rinverse   [][]float64 // p by p, by row
	variance   float64
	covariance [][]float64 // p by p, instead of rinverse
	df         float64
	wald       string // the distribution of the interval on the link scale; "": none
}

func (m *Model) compileStandardErrors() error {
	s := m.source.StandardErrors
	if s == nil {
		return nil
	}
	if (len(s.RInverse) > 0) == (len(s.Covariance) > 0) {
		return refuse("/standard_errors", export, "there must be one of r_inverse and covariance")
	}
	switch {
	case s.Wald != "" && s.Wald != schema.WaldNormal && s.Wald != schema.WaldT:
		return refuse("/standard_errors/wald", "known here: normal, t", "unknown distribution %q", s.Wald)
	case s.Wald != "" && s.Interval:
		return refuse("/standard_errors/wald", export, "predict() gives intervals already")
	}
	m.errors = &standardErrors{variance: float64(s.ResidualVariance), df: float64(s.DFResidual), wald: s.Wald}
	p := m.equations[0].rank()
	var err error
	if len(s.Covariance) > 0 {
		m.errors.covariance, err = square("/standard_errors/covariance", s.Covariance, p)
		return err
	}
	if m.errors.rinverse, err = square("/standard_errors/r_inverse", s.RInverse, p); err != nil {
		return err
	}
	if m.errors.variance < 0 { // NaN and Inf are R's own for a fit without degrees of freedom
		return refuse("/standard_errors/residual_variance", export, "%s is not a variance", s.ResidualVariance.Text())
	}
	return nil
}

// square reads a p by p matrix of finite numbers.
func square(at string, rows [][]schema.Number, p int) ([][]float64, error) {
	if len(rows) != p {
		return nil, refuse(at, export, "%d rows for %d coefficients that are not aliased", len(rows), p)
	}
	matrix := make([][]float64, p)
	for i, row := range rows {
		if len(row) != p {
			return nil, refuse(fmt.Sprintf("%s/%d", at, i), export, "%d numbers for %d coefficients that are not aliased", len(row), p)
		}
		numbers, err := finite(fmt.Sprintf("%s/%d", at, i), row)
		if err != nil {
			return nil, err
		}
		matrix[i] = numbers
	}
	return matrix, nil
}

func finite(at string, row []schema.Number) ([]float64, error) {
	numbers := make([]float64, len(row))
	for j, x := range row {
		f := float64(x)
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return nil, refuse(fmt.Sprintf("%s/%d", at, j), export, "not a finite number")
		}
		numbers[j] = f
	}
	return numbers, nil
}

// of is the standard error of the row x of the model matrix; product is room
// for as many numbers.
func (s *standardErrors) of(x, product []float64) float64 {
	product = product[:len(x)]
	clear(product)
	if s.covariance != nil {
		return s.quadratic(x, product)
	}
	return s.root(x, product)
}

// root is predict.lm's way: se = sqrt(sum_j (x' R^-1)_j^2 * res.var)
// (R: stats/R/lm.R). Every sum runs in the order of R's BLAS: over the
// coefficients l for each column j of x' R^-1, then over j.
func (s *standardErrors) root(x, product []float64) float64 {
	rowTimes(x, s.rinverse, product)
	variance := 0.0
	for _, v := range product {
		variance += float64(float64(v*v) * s.variance)
	}
	return math.Sqrt(variance)
}

// quadratic is sqrt(rowSums((X %*% V) * X)), as predict.gam and predict.coxph
// take it (R: mgcv/R/mgcv.r, survival/R/predict.coxph.R).
func (s *standardErrors) quadratic(x, product []float64) float64 {
	rowTimes(x, s.covariance, product)
	variance := 0.0
	for j, v := range product {
		variance += float64(v * x[j])
	}
	return math.Sqrt(variance)
}

// rowTimes adds x' A to product.
func rowTimes(x []float64, a [][]float64, product []float64) {
	for l, row := range a {
		if x[l] == 0 {
			continue // adds 0 to each sum
		}
		for j, r := range row {
			product[j] += float64(x[l] * r)
		}
	}
}
