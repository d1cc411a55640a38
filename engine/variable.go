package engine

import (
	"fmt"
	"math"
	"slices"

	"serverless-poc/schema"
)

// A variable is one column of R's model frame, or several side by side, from
// first on in the frame.
type variable struct {
	name    string
	levels  int // 0: it is a number
	first   int
	columns int
	source  // how it is computed
}

// compileVariables compiles the model frame. Where every variable is a
// predictor in its place, the frame is the row itself.
func (d *design) compileVariables(at string, m *Model) error {
	seen := map[string]bool{}
	for i, v := range d.source.Variables {
		at := fmt.Sprintf("%s/%d", at, i)
		if seen[v.Name] {
			return refuse(at+"/name", export, "two variables are named %q", v.Name)
		}
		seen[v.Name] = true
		compiled, err := m.compileVariable(at, &v)
		if err != nil {
			return err
		}
		compiled.first = d.width
		d.width += compiled.columns + compiled.work()
		d.variables = append(d.variables, compiled)
	}
	d.plain = d.width <= len(m.predictors) && !slices.ContainsFunc(d.variables, func(v variable) bool { return v.source.predictor < 0 })
	if d.plain { // a variable stands where its predictor does
		d.width = len(m.predictors)
		for i := range d.variables {
			d.variables[i].first = d.variables[i].source.predictor
		}
	}
	return nil
}

func (m *Model) compileVariable(at string, v *schema.Variable) (variable, error) {
	s, err := m.compileSource(at+"/expr", v)
	if err != nil {
		return variable{}, err
	}
	compiled := variable{name: v.Name, columns: s.width(), source: s}
	switch v.Type {
	case schema.Numeric, schema.NMatrix:
		if len(v.Levels) > 0 || v.Contrast != nil {
			return variable{}, refuse(at, export, "%q is numeric and cannot have levels or contrasts", v.Name)
		}
		if v.Type == schema.NMatrix && v.Columns != compiled.columns {
			return variable{}, refuse(at+"/columns", export, "%q has %d columns, its expression makes %d", v.Name, v.Columns, compiled.columns)
		}
		if s.levels != nil {
			return variable{}, refuse(at+"/type", export, "%q is %q but its expression gives a level", v.Name, v.Type)
		}
		return compiled, nil
	case schema.Logical:
		if len(v.Levels) > 0 && !slices.Equal(v.Levels, logicalLevels) {
			return variable{}, refuse(at+"/levels", export, "%q is logical; its levels are FALSE and TRUE", v.Name)
		}
		compiled.levels = len(logicalLevels)
	case schema.Factor, schema.Ordered, schema.Character:
		compiled.levels = len(v.Levels)
	default:
		return variable{}, refuse(at+"/type", "known here: numeric, nmatrix, logical, character, factor, ordered", "unknown type %q of %q", v.Type, v.Name)
	}
	if v.Type != schema.Logical && s.predictor >= 0 && !slices.Equal(v.Levels, s.levels) {
		return variable{}, refuse(at+"/levels", export, "the levels of %q are not those of its predictor %q", v.Name, v.Expr.Predictor)
	}
	if v.Contrast != nil {
		return compiled, checkContrast(at+"/contrast", v.Contrast, compiled.levels)
	}
	return compiled, nil
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
