package engine

import (
	"fmt"
	"math"

	"serverless-poc/schema"
)

// A design is a compiled model matrix: the variables of R's model frame, as
// numbers side by side, and the terms that multiply them out.
type design struct {
	source    *schema.Terms
	variables []variable
	width     int  // numbers in the frame
	plain     bool // the frame is the row itself
	terms     []term
	offsets   []program
	large     float64 // beyond it a product of a term could overflow: then take every column, as R does
}

// compileDesign reads variables, R's factors matrix and offsets.
func (m *Model) compileDesign(at string, source *schema.Terms) (*design, error) {
	d := &design{source: source}
	if err := d.compileVariables(at+"/variables", m); err != nil {
		return nil, err
	}
	if err := d.compileTerms(at + "/terms"); err != nil {
		return nil, err
	}
	for i, offset := range source.Offsets {
		p, err := m.compileNumber(fmt.Sprintf("%s/offsets/%d", at, i), &offset)
		if err != nil {
			return nil, err
		}
		d.offsets = append(d.offsets, p)
	}
	return d, nil
}

// assign is R's attr(model.matrix, "assign"), for about that many columns.
func (d *design) assign(columns int) []int {
	assign := make([]int, 0, columns)
	if d.source.Intercept {
		assign = append(assign, 0)
	}
	for i, t := range d.terms {
		for range t.columns {
			assign = append(assign, i+1)
		}
	}
	return assign
}

// largest is the magnitude that order numbers can have with a finite product;
// -1 when a contrast is greater already.
func (d *design) largest(order int) float64 {
	most := 1.0
	for _, t := range d.terms {
		for _, f := range t.factors {
			if f.coding != nil {
				most = max(most, f.coding.largest)
			}
		}
	}
	limit := math.Pow(math.MaxFloat64, 1/float64(order)) / 2
	if most > limit {
		return -1
	}
	return limit
}

// complete says that no number that e depends on is NA.
func (e *equation) complete(frame []float64) bool {
	for slot, needed := range e.required {
		if needed && math.IsNaN(frame[slot]) {
			return false
		}
	}
	return true
}

func (d *design) overflows(e *equation, frame []float64) bool {
	for slot, needed := range e.required {
		if needed && !(math.Abs(frame[slot]) <= d.large) {
			return true
		}
	}
	return false
}
