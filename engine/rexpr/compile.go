package rexpr

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"serverless-poc/schema"
)

// Budgets of one expression.
const (
	maxDepth = 100
	maxNodes = 10_000
)

// A compiler walks one tree.
type compiler struct {
	scope   *Scope
	nodes   int
	slots   map[int]bool
	rejects bool
}

// A value is a compiled part and what is known of it.
type value struct {
	node
	kind  Kind
	count int    // of levels
	names *names // of the levels of a predictor
	text  string // of a constant string
	fixed bool   // it is the same for every row
	is    float64
}

// compile checks one node, depth levels deep.
func (c *compiler) compile(e *schema.Expr, at string, depth int) (value, error) {
	c.nodes++
	if depth > maxDepth {
		return value{}, fail(at, "fit with a simpler formula", "nested more than %d deep", maxDepth)
	}
	if c.nodes > maxNodes {
		return value{}, fail(at, "fit with a simpler formula", "more than %d parts", maxNodes)
	}
	if n := heads(e); n != 1 {
		return value{}, fail(at, export, "an expression has one head, this has %d", n)
	}
	switch {
	case e.Predictor != "":
		return c.predictor(e, at)
	case e.Number != nil:
		return fixed(Number, float64(*e.Number)), nil
	case e.Logical != nil:
		return fixed(Truth, truth(*e.Logical)), nil
	case e.Text != nil:
		return value{kind: text, text: *e.Text}, nil
	case e.Call != "":
		return c.call(e, at, depth)
	case e.Cut != nil:
		return c.cut(e, at, depth)
	case e.Recode != nil:
		return c.recode(e, at, depth)
	case e.Cross != nil:
		return c.cross(e, at, depth)
	}
	return value{}, fail(at, export, "columns, poly, spline and smooth stand at the top of a variable only")
}

// fixed is a constant number or truth.
func fixed(kind Kind, x float64) value {
	return value{node: constant(x), kind: kind, fixed: true, is: x}
}

// heads counts the keys that say what a node is.
func heads(e *schema.Expr) int {
	n := 0
	for _, is := range []bool{
		e.Predictor != "", e.Number != nil, e.Text != nil, e.Logical != nil, e.Call != "", e.Cut != nil,
		e.Recode != nil, e.Cross != nil, e.Columns != nil, e.Poly != nil, e.Spline != nil, e.Smooth != nil,
	} {
		if is {
			n++
		}
	}
	return n
}

func (c *compiler) predictor(e *schema.Expr, at string) (value, error) {
	slot, known := c.scope.Slot(e.Predictor)
	if !known {
		return value{}, fail(at+"/predictor", export, "%q is not one of the predictors", e.Predictor)
	}
	if c.slots == nil {
		c.slots = map[int]bool{}
	}
	c.slots[slot] = true
	v := value{node: column(slot), kind: Number}
	if names := c.scope.names[slot]; names != nil {
		v.kind, v.names, v.count = Level, names, len(names.list)
	} else if c.scope.predictors[slot].Type == schema.Logical {
		v.kind = Truth
	}
	return v, nil
}

// read lists the slots that the tree reads.
func (c *compiler) read() []int { return slices.Sorted(maps.Keys(c.slots)) }

// of compiles the operand of a node that has one.
func (c *compiler) of(e *schema.Expr, at string, depth int) (value, error) {
	if e.Of == nil {
		return value{}, fail(at+"/of", export, "missing: what is it of?")
	}
	return c.compile(e.Of, at+"/of", depth+1)
}

// all compiles a list of arguments.
func (c *compiler) all(list []schema.Expr, at string, depth int) ([]value, error) {
	values := make([]value, len(list))
	for i := range list {
		v, err := c.compile(&list[i], fmt.Sprintf("%s/%d", at, i), depth+1)
		if err != nil {
			return nil, err
		}
		values[i] = v
	}
	return values, nil
}

// A column is a predictor's slot.
type column int

func (c column) eval(row []float64) float64 { return row[c] }

// A constant is the same for every row.
type constant float64

func (c constant) eval([]float64) float64 { return float64(c) }

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

var na = math.NaN()
