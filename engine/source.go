package engine

import (
	"errors"
	"fmt"

	"serverless-poc/engine/basis"
	"serverless-poc/engine/rexpr"
	"serverless-poc/schema"
)

// A program computes one number, truth or level of a row.
type program = *rexpr.Program

// A source says how a variable is computed from the row. Exactly one of
// predictor, single, columns, basis and smooth is meant.
type source struct {
	predictor int      // the slot of the row, or -1
	levels    []string // of the predictor, where it has any
	single    program
	columns   []program
	basis     expansion
	smooth    *smooth
}

// An expansion computes several numbers of a row.
type expansion interface {
	Columns() int
	eval(row Row, out []float64)
}

// width is how many numbers it gives.
func (s *source) width() int {
	switch {
	case s.basis != nil:
		return s.basis.Columns()
	case s.columns != nil:
		return len(s.columns)
	case s.smooth != nil:
		return s.smooth.columns()
	}
	return 1
}

// work is how many numbers beside them it needs to work in.
func (s *source) work() int {
	if s.smooth == nil {
		return 0
	}
	return s.smooth.work()
}

// eval computes the variable into its place of the frame.
func (v *variable) eval(row Row, frame []float64) {
	out := frame[v.first : v.first+v.columns]
	switch {
	case v.basis != nil:
		v.basis.eval(row, out)
	case v.smooth != nil:
		v.smooth.eval(row, out, frame[v.first+v.columns:v.first+v.columns+v.work()])
	case v.source.columns != nil:
		for i, p := range v.source.columns {
			out[i] = p.Eval(row)
		}
	case v.single != nil:
		out[0] = v.single.Eval(row)
		if v.levels > 0 && out[0] == rexpr.Unseen {
			out[0] = notANumber
		}
	default:
		out[0] = row[v.predictor]
	}
}

// compileSource reads the expression of a variable.
func (m *Model) compileSource(at string, v *schema.Variable) (source, error) {
	e := &v.Expr
	switch {
	case e.Predictor != "":
		return m.plainSource(at, v)
	case e.Columns != nil:
		return m.columnSource(at, e)
	case e.Poly != nil:
		b, err := basis.NewPoly(floats(e.Poly.Alpha), floats(e.Poly.Norm2))
		return m.basisSource(at, "poly", e, b, err)
	case e.Spline != nil:
		s := e.Spline
		b, err := basis.NewSpline(s.Degree, floats(s.Knots), floats(s.Boundary), s.Intercept, s.Natural)
		return m.basisSource(at, "spline", e, b, err)
	}
	if e.Smooth != nil {
		s, err := m.compileSmooth(at+"/smooth", e.Smooth, false)
		return source{predictor: -1, smooth: s}, err
	}
	p, err := m.compileExpr(at, e)
	if err != nil {
		return source{}, err
	}
	return source{predictor: -1, single: p}, m.fitsType(at, v, p)
}

// plainSource is a predictor itself.
func (m *Model) plainSource(at string, v *schema.Variable) (source, error) {
	slot, known := m.scope.Slot(v.Expr.Predictor)
	if !known {
		return source{}, refuse(at+"/predictor", export, "%q is not one of the predictors", v.Expr.Predictor)
	}
	p := &m.predictors[slot]
	if v.Type != p.kind && !(p.kind == schema.Date && v.Type == schema.Numeric) && !(named(v.Type) && named(p.kind)) {
		return source{}, refuse(at[:len(at)-len("/expr")]+"/type", export, "%q is %q but its predictor %q is %q", v.Name, v.Type, p.name, p.kind)
	}
	return source{predictor: slot, levels: p.levels}, nil
}

// columnSource is several numbers side by side.
func (m *Model) columnSource(at string, e *schema.Expr) (source, error) {
	s := source{predictor: -1, columns: []program{}}
	for i := range e.Columns {
		p, err := m.compileNumber(fmt.Sprintf("%s/columns/%d", at, i), &e.Columns[i])
		if err != nil {
			return source{}, err
		}
		s.columns = append(s.columns, p)
	}
	if len(s.columns) == 0 {
		return source{}, refuse(at+"/columns", export, "no columns")
	}
	return s, nil
}

// A univariate is a basis of one number.
type univariate struct {
	basis interface {
		Columns() int
		Eval(x float64, out []float64)
	}
	of program
}

func (u *univariate) Columns() int                { return u.basis.Columns() }
func (u *univariate) eval(row Row, out []float64) { u.basis.Eval(u.of.Eval(row), out) }

func (m *Model) basisSource(at, what string, e *schema.Expr, b interface {
	Columns() int
	Eval(x float64, out []float64)
}, problem error) (source, error) {
	if problem != nil {
		return source{}, refuse(at+"/"+what, export, "%s", problem)
	}
	if e.Of == nil {
		return source{}, refuse(at+"/of", export, "missing: what is it of?")
	}
	of, err := m.compileNumber(at+"/of", e.Of)
	if err != nil {
		return source{}, err
	}
	return source{predictor: -1, basis: &univariate{b, of}}, nil
}

// fitsType wants an expression that gives what the variable's type says.
func (m *Model) fitsType(at string, v *schema.Variable, p program) error {
	want := rexpr.Level
	switch v.Type {
	case schema.Numeric:
		want = rexpr.Number
	case schema.Logical:
		want = rexpr.Truth
	}
	if p.Kind() != want {
		return refuse(at, export, "%q is %q but its expression gives %s", v.Name, v.Type, p.Kind())
	}
	if want == rexpr.Level && p.Levels() > len(v.Levels) {
		return refuse(at, export, "%q has %d levels, its expression makes %d", v.Name, len(v.Levels), p.Levels())
	}
	return nil
}

// compileNumber compiles an expression that gives a number, or a truth as 0 or 1.
func (m *Model) compileNumber(at string, e *schema.Expr) (program, error) {
	p, err := m.compileExpr(at, e)
	if err == nil && p.Kind() == rexpr.Level {
		err = refuse(at, export, "a number is needed, this gives a level")
	}
	return p, err
}

// compileExpr compiles a scalar expression, and notes what it may refuse.
func (m *Model) compileExpr(at string, e *schema.Expr) (program, error) {
	p, err := rexpr.Compile(e, at, m.scope)
	var located *rexpr.Error
	if errors.As(err, &located) {
		return nil, &CompileError{Pointer: located.Pointer, Problem: located.Problem, Hint: located.Hint}
	}
	if err == nil && p.Rejects() && p.Kind() == rexpr.Level {
		m.checks = append(m.checks, check{p, p.Slots()})
	}
	return p, err
}

// named says that a type has levels with names of their own: as.character(f),
// factor(word) and ordered(f) change the type of a column and nothing else.
func named(kind string) bool {
	return kind == schema.Factor || kind == schema.Ordered || kind == schema.Character
}
