package rexpr

import "math"

// place is as.numeric() of a level: its place from 1. That of [Unseen] is 0: it
// equals no level, and a recoding of it is refused where it would be.
func place(x float64) float64 { return x + 1 }

func asNumeric(b *builder) (value, error) {
	switch v := b.args[0]; v.kind {
	case Number, Truth:
		return value{node: v.node, kind: Number}, nil
	case Level:
		return value{node: &unary{place, v.node}, kind: Number}, nil
	}
	return value{}, b.refuse(0)
}

// asInteger cuts towards zero; beyond an int it is NA (R: src/main/coerce.c).
func asInteger(b *builder) (value, error) {
	v, err := asNumeric(b)
	if err != nil {
		return value{}, err
	}
	return value{kind: Number, node: &unary{func(x float64) float64 {
		if !(math.Abs(x) < 1<<31) {
			return na
		}
		return math.Trunc(x) + 0
	}, v.node}}, nil
}

func isNA(b *builder) (value, error) {
	if b.args[0].kind == text {
		return value{}, b.refuse(0)
	}
	return value{kind: Truth, node: &unary{func(x float64) float64 { return truth(math.IsNaN(x)) }, b.args[0].node}}, nil
}
