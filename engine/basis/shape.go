package basis

import (
	"fmt"
	"math"
)

// ascending wants finite numbers, each greater than the one before.
func ascending(knots []float64) error {
	for i, k := range knots {
		if math.IsNaN(k) || math.IsInf(k, 0) || i > 0 && k <= knots[i-1] {
			return fmt.Errorf("knot %d is not a finite number greater than the one before it", i)
		}
	}
	return nil
}

// shaped wants a matrix of finite numbers, with so many rows and columns.
func shaped(name string, m [][]float64, rows, columns int) error {
	if len(m) != rows {
		return fmt.Errorf("%s has %d rows, not %d", name, len(m), rows)
	}
	for i, row := range m {
		if len(row) != columns {
			return fmt.Errorf("row %d of %s has %d numbers, not %d", i, name, len(row), columns)
		}
		for _, x := range row {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return fmt.Errorf("row %d of %s holds a number that is not finite", i, name)
			}
		}
	}
	return nil
}

func fill(out []float64, x float64) {
	for i := range out {
		out[i] = x
	}
}
