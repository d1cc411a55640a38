package engine

import (
	"fmt"
	"math"
	"slices"

	"serverless-poc/schema"
)

// variableSlots checks each variable of the model frame against its predictor
// and gives the predictor's slot.
func (m *Model) variableSlots() ([]int, error) {
	slots := make([]int, len(m.source.Terms.Variables))
	seen := map[string]bool{}
	for i, v := range m.source.Terms.Variables {
		at := fmt.Sprintf("/terms/variables/%d", i)
		if seen[v.Name] {
			return nil, refuse(at+"/name", export, "two variables are named %q", v.Name)
		}
		seen[v.Name] = true
		slot := slices.IndexFunc(m.predictors, func(p predictor) bool { return p.name == v.Expr.Predictor })
		if slot < 0 {
			return nil, refuse(at+"/expr/predictor", export, "%q is not one of the predictors", v.Expr.Predictor)
		}
		if err := m.predictors[slot].checkVariable(at, v); err != nil {
			return nil, err
		}
		slots[i] = slot
	}
	return slots, nil
}

// checkVariable refuses a variable that is not the predictor p itself.
func (p *predictor) checkVariable(at string, v schema.Variable) error {
	if v.Type != p.kind {
		return refuse(at+"/type", export, "%q is %q but its predictor %q is %q", v.Name, v.Type, p.name, p.kind)
	}
	if p.kind == schema.Numeric {
		if len(v.Levels) > 0 || v.Contrast != nil {
			return refuse(at, export, "%q is numeric and cannot have levels or contrasts", v.Name)
		}
		return nil
	}
	if (p.kind != schema.Logical || len(v.Levels) > 0) && !slices.Equal(v.Levels, p.levels) {
		return refuse(at+"/levels", export, "the levels of %q are not those of its predictor %q", v.Name, p.name)
	}
	if v.Contrast != nil {
		return checkContrast(at+"/contrast", v.Contrast, len(p.levels))
	}
	return nil
}

// checkContrast wants one row per level, one number per column, all finite.
func checkContrast(at string, c *schema.Contrast, levels int) error {
	if len(c.Matrix) != levels {
		return refuse(at+"/matrix", export, "%d rows for %d levels", len(c.Matrix), levels)
	}
	for i, row := range c.Matrix {
		if len(row) != len(c.Columns) {
			return refuse(fmt.Sprintf("%s/matrix/%d", at, i), export, "%d numbers for %d columns", len(row), len(c.Columns))
		}
		for j, x := range row {
			if f := float64(x); math.IsNaN(f) || math.IsInf(f, 0) {
				return refuse(fmt.Sprintf("%s/matrix/%d/%d", at, i, j), export, "not a finite number")
			}
		}
	}
	return nil
}
