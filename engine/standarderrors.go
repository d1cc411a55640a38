package engine

import (
	"fmt"
	"math"

	"serverless-poc/schema"
)

// standardErrors is what predict.lm multiplies a row by.
type standardErrors struct {
	rinverse [][]float64 // p by p, by row
	variance float64
}

func (m *Model) compileStandardErrors() error {
	s := m.source.StandardErrors
	if s == nil {
		return nil
	}
	const at = "/standard_errors/r_inverse"
	p := m.rank()
	if len(s.RInverse) != p {
		return refuse(at, export, "%d rows for %d coefficients that are not aliased", len(s.RInverse), p)
	}
	m.errors = &standardErrors{variance: float64(s.ResidualVariance)}
	for i, row := range s.RInverse {
		if len(row) != p {
			return refuse(fmt.Sprintf("%s/%d", at, i), export, "%d numbers for %d coefficients that are not aliased", len(row), p)
		}
		numbers, err := finite(fmt.Sprintf("%s/%d", at, i), row)
		if err != nil {
			return err
		}
		m.errors.rinverse = append(m.errors.rinverse, numbers)
	}
	if m.errors.variance < 0 { // NaN and Inf are R's own for a fit without degrees of freedom
		return refuse("/standard_errors/residual_variance", export, "%s is not a variance", text(s.ResidualVariance))
	}
	return nil
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
