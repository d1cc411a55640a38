package rexpr

import "serverless-poc/schema"

// Unseen is the value of a level that the fit has not seen, for which predict() stops.
const Unseen = -1

// A Kind is what an expression gives.
type Kind int

// Kinds of values.
const (
	Number Kind = iota
	Truth
	Level
	text // a constant string, to compare a level with
)

// String names the kind for messages.
func (k Kind) String() string {
	return [...]string{"a number", "a truth", "a level", "a string"}[k]
}

// A Program is a compiled expression.
type Program struct {
	root    node
	kind    Kind
	levels  int
	slots   []int
	rejects bool
}

// Eval computes the value for row, one slot per predictor.
func (p *Program) Eval(row []float64) float64 { return p.root.eval(row) }

// Kind says what Eval gives.
func (p *Program) Kind() Kind { return p.kind }

// Levels is how many levels a Level has.
func (p *Program) Levels() int { return p.levels }

// Slots are the predictors that are read, in order.
func (p *Program) Slots() []int { return p.slots }

// Rejects says whether Eval may give Unseen.
func (p *Program) Rejects() bool { return p.rejects }

// A node computes a part of an expression.
type node interface {
	eval(row []float64) float64
}

// Compile checks the expression e, which stands at the JSON pointer at, and
// prepares it. The error is [*Error].
func Compile(e *schema.Expr, at string, scope *Scope) (*Program, error) {
	c := compiler{scope: scope}
	v, err := c.compile(e, at, 0)
	if err != nil {
		return nil, err
	}
	if v.kind == text {
		return nil, fail(at, "compare a level with it", "a string alone is no value of a row")
	}
	return &Program{root: v.node, kind: v.kind, levels: v.count, slots: c.read(), rejects: c.rejects}, nil
}
