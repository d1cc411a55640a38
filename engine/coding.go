package engine

import (
	"math"

	"serverless-poc/schema"
)

// A coding turns the level of a variable into columns of the model matrix.
type coding struct {
	columns int
	sparse  [][]entry // by level, the columns that are not zero, in order
	largest float64   // the largest magnitude of an entry
}

// An entry is one column that is not zero.
type entry struct {
	column int
	x      float64
}

// indicator is one column per level (code 2).
func indicator(levels int) *coding {
	c := &coding{columns: levels, sparse: make([][]entry, levels), largest: 1}
	entries := make([]entry, levels)
	for i := range entries {
		entries[i] = entry{i, 1}
		c.sparse[i] = entries[i : i+1]
	}
	return c
}

// contrastCoding is the contrast matrix that R resolved (code 1).
func contrastCoding(matrix *schema.Contrast) *coding {
	c := &coding{columns: len(matrix.Columns), sparse: make([][]entry, len(matrix.Matrix)), largest: 1}
	for i, row := range matrix.Matrix {
		for j, x := range row {
			if x != 0 {
				c.sparse[i] = append(c.sparse[i], entry{j, float64(x)})
				c.largest = max(c.largest, math.Abs(float64(x)))
			}
		}
	}
	return c
}

// at is one column of a level, zero or not.
func (c *coding) at(level, column int) float64 {
	for _, e := range c.sparse[level] {
		if e.column == column {
			return e.x
		}
	}
	return 0
}
