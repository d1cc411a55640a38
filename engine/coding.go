package engine

import (
	"math"

	"serverless-poc/schema"
)

// A coding turns the level of a variable into columns of the model matrix.
type coding struct {
	columns int
	entries []entry // the columns that are not zero, level by level and in order
	starts  []int   // by level, where its entries begin; and where the last's end
	largest float64 // the largest magnitude of an entry
}

// levels is how many there are.
func (c *coding) levels() int { return len(c.starts) - 1 }

// of are the entries of a level.
func (c *coding) of(level int) []entry { return c.entries[c.starts[level]:c.starts[level+1]] }

// An entry is one column that is not zero.
type entry struct {
	column int
	x      float64
}

// indicator is one column per level (code 2).
func indicator(levels int) *coding {
	c := &coding{columns: levels, entries: make([]entry, levels), starts: make([]int, levels+1), largest: 1}
	for i := range c.entries {
		c.entries[i] = entry{i, 1}
		c.starts[i+1] = i + 1
	}
	return c
}

// contrastCoding is the contrast matrix that R resolved (code 1).
func contrastCoding(matrix *schema.Contrast) *coding {
	c := &coding{columns: len(matrix.Columns), starts: make([]int, 1, len(matrix.Matrix)+1), largest: 1}
	for _, row := range matrix.Matrix {
		for j, x := range row {
			if x != 0 {
				c.entries = append(c.entries, entry{j, float64(x)})
				c.largest = max(c.largest, math.Abs(float64(x)))
			}
		}
		c.starts = append(c.starts, len(c.entries))
	}
	return c
}

// at is one column of a level, zero or not.
func (c *coding) at(level, column int) float64 {
	for _, e := range c.of(level) {
		if e.column == column {
			return e.x
		}
	}
	return 0
}
