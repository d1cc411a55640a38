package engine

import (
	"fmt"
	"slices"

	"serverless-poc/schema"
)

// A program computes one number, level or truth of a row.
type program interface {
	Eval(row []float64) float64
}

// A basis computes several numbers of one.
type basis interface {
	Columns() int
	Eval(x float64, out []float64)
}

// A source says how a variable is computed. Exactly one of predictor, single,
// columns and basis is meant.
type source struct {
	predictor int      // the slot of the row, or -1
	levels    []string // of the predictor, where it has any
	single    program
	columns   []program
	basis     basis
	of        program // what the basis is of
}

// width is how many numbers it gives.
func (s *source) width() int {
	switch {
	case s.basis != nil:
		return s.basis.Columns()
	case s.columns != nil:
		return len(s.columns)
	}
	return 1
}

// eval computes the variable into its place of the frame.
func (v *variable) eval(row Row, frame []float64) {
	out := frame[v.first : v.first+v.columns]
	switch {
	case v.basis != nil:
		v.basis.Eval(v.of.Eval(row), out)
	case v.source.columns != nil:
		for i, p := range v.source.columns {
			out[i] = p.Eval(row)
		}
	case v.single != nil:
		out[0] = v.single.Eval(row)
	default:
		out[0] = row[v.predictor]
	}
}

// compileSource reads the expression of a variable.
func (m *Model) compileSource(at string, v *schema.Variable) (source, error) {
	slot := slices.IndexFunc(m.predictors, func(p predictor) bool { return p.name == v.Expr.Predictor })
	switch {
	case v.Expr.Predictor != "" && slot < 0:
		return source{}, refuse(at+"/predictor", export, "%q is not one of the predictors", v.Expr.Predictor)
	case slot >= 0:
		p := &m.predictors[slot]
		if v.Type != p.kind && !(p.kind == schema.Date && v.Type == schema.Numeric) {
			return source{}, refuse(fmt.Sprintf("%s/type", at[:len(at)-len("/expr")]), export, "%q is %q but its predictor %q is %q", v.Name, v.Type, p.name, p.kind)
		}
		return source{predictor: slot, levels: p.levels}, nil
	}
	return source{}, refuse(at, export, "not known yet")
}

func (m *Model) compileNumber(at string, e *schema.Expr) (program, error) {
	return nil, refuse(at, export, "not known yet")
}
