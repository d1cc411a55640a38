package engine

import (
	"math"

	"serverless-poc/schema"
)

// A coding turns the level of a variable into columns of the model matrix.
type coding struct {
	rows    [][]float64 // by level, every column
	sparse  [][]entry   // by level, the columns that are not zero
	largest float64     // the largest magnitude in rows
}

// An entry is one column that is not zero.
type entry struct {
	column int
	x      float64
}

// indicator is one column per level (code 2).
func indicator(levels int) *coding {
	rows := make([][]float64, levels)
	for i := range rows {
		rows[i] = make([]float64, levels)
		rows[i][i] = 1
	}
	return newCoding(rows)
}

// contrastCoding is the contrast matrix that R resolved (code 1).
func contrastCoding(c *schema.Contrast) *coding {
	rows := make([][]float64, len(c.Matrix))
	for i, row := range c.Matrix {
		rows[i] = make([]float64, len(row))
		for j, x := range row {
			rows[i][j] = float64(x)
		}
	}
	return newCoding(rows)
}

func newCoding(rows [][]float64) *coding {
	c := &coding{rows: rows, sparse: make([][]entry, len(rows)), largest: 1}
	for i, row := range rows {
		for j, x := range row {
			if x != 0 {
				c.sparse[i] = append(c.sparse[i], entry{j, x})
				c.largest = max(c.largest, math.Abs(x))
			}
		}
	}
	return c
}
