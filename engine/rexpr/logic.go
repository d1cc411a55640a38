package rexpr

import "math"

// logical is a function of two truths.
func logical(f func(x, y float64) float64) func(*builder) (value, error) {
	return func(b *builder) (value, error) {
		x, err := b.truths()
		if err != nil {
			return value{}, err
		}
		return value{node: &binary{f, x[0], x[1]}, kind: Truth}, nil
	}
}

// and, or and xor know three values: FALSE & NA is FALSE, TRUE | NA is TRUE
// (R: src/main/logic.c).
func and(x, y float64) float64 {
	switch {
	case x == 0 || y == 0:
		return 0
	case math.IsNaN(x) || math.IsNaN(y):
		return na
	}
	return 1
}

func or(x, y float64) float64 {
	switch {
	case x == 1 || y == 1:
		return 1
	case math.IsNaN(x) || math.IsNaN(y):
		return na
	}
	return 0
}

func xor(x, y float64) float64 {
	if math.IsNaN(x) || math.IsNaN(y) {
		return na
	}
	return truth(x != y)
}

func not(b *builder) (value, error) {
	x, err := b.truths()
	if err != nil {
		return value{}, err
	}
	return value{node: &unary{func(x float64) float64 { return 1 - x }, x[0]}, kind: Truth}, nil
}

// choice is ifelse(test, yes, no); an NA test gives NA whatever the others are.
type choice struct{ test, yes, no node }

func ifelse(b *builder) (value, error) {
	test := &builder{b.name, b.at, b.args[:1]}
	tests, err := test.truths()
	if err != nil {
		return value{}, err
	}
	yes, no := b.args[1], b.args[2]
	for i, v := range b.args[1:] {
		if v.kind != Number && v.kind != Truth {
			return value{}, b.refuse(i + 1)
		}
	}
	v := value{node: &choice{tests[0], yes.node, no.node}, kind: Number}
	if yes.kind == Truth && no.kind == Truth {
		v.kind = Truth
	}
	return v, nil
}

func (c *choice) eval(row []float64) float64 {
	switch c.test.eval(row) {
	case 1:
		return c.yes.eval(row)
	case 0:
		return c.no.eval(row)
	}
	return na
}

// fold is pmin() and pmax() without na.rm: an NA anywhere is NA, and of equals
// the first stays (R: do_pmin in src/main/summary.c).
type fold struct {
	beats func(x, most float64) bool
	args  []node
}

func extreme(beats func(x, most float64) bool) func(*builder) (value, error) {
	return func(b *builder) (value, error) {
		x, err := b.numbers()
		if err != nil {
			return value{}, err
		}
		return value{node: &fold{beats, x}, kind: Number}, nil
	}
}

func (n *fold) eval(row []float64) float64 {
	most := n.args[0].eval(row)
	for _, a := range n.args[1:] {
		if x := a.eval(row); math.IsNaN(x) || n.beats(x, most) {
			most = x // nothing beats NaN
		}
	}
	return most
}
