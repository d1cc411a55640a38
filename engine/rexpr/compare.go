package rexpr

import (
	"math"
	"slices"
)

var relations = map[string]func(x, y float64) bool{
	"==": func(x, y float64) bool { return x == y }, "!=": func(x, y float64) bool { return x != y },
	"<": func(x, y float64) bool { return x < y }, "<=": func(x, y float64) bool { return x <= y },
	">": func(x, y float64) bool { return x > y }, ">=": func(x, y float64) bool { return x >= y },
}

// compare is a relation of two numbers, or of a level and a string: by place,
// where the string is a level; only ordered levels are more or less
// (R: src/main/relop.c, Ops.factor and Ops.ordered in base/R/factor.R).
func compare(b *builder) (value, error) {
	relation := relations[b.name]
	x, y, err := b.sides()
	if err != nil {
		return value{}, err
	}
	return value{kind: Truth, node: &binary{func(x, y float64) float64 {
		if math.IsNaN(x) || math.IsNaN(y) {
			return na
		}
		return truth(relation(x, y))
	}, x, y}}, nil
}

// sides are the two things compared, as numbers.
func (b *builder) sides() (x, y node, err error) {
	for i := range b.args {
		level, other := b.args[i], b.args[1-i]
		if level.kind != Level {
			continue
		}
		if other.kind != text || level.names == nil {
			return nil, nil, fail(b.at+"/args", export, "a level is compared with a string only, and only that of a predictor")
		}
		if b.name != "==" && b.name != "!=" && !level.names.ordered {
			return nil, nil, fail(b.at+"/call", export, "%s needs an ordered factor", b.name)
		}
		place := constant(level.names.place(other.text))
		if place < 0 && level.names.ordered {
			return nil, nil, fail(b.at+"/args", export, "%q is not a level", other.text)
		}
		if place < 0 {
			place = constant(math.Inf(1)) // equal to no level
		}
		if i == 0 {
			return level.node, place, nil
		}
		return place, level.node, nil
	}
	n, err := b.numbers()
	if err != nil {
		return nil, nil, err
	}
	return n[0], n[1], nil
}

// A set is x %in% constants; NA is in no set without an NA (R: base/R/match.R).
type set struct {
	x       node
	members []float64
	na      bool
}

func within(b *builder) (value, error) {
	x := b.args[0]
	s := &set{x: x.node}
	for i, m := range b.args[1:] {
		switch {
		case x.kind == Level && m.kind == text && x.names != nil:
			if place := x.names.place(m.text); place >= 0 {
				s.members = append(s.members, float64(place))
			}
		case (x.kind == Number || x.kind == Truth) && m.fixed:
			s.members = append(s.members, m.is)
			s.na = s.na || math.IsNaN(m.is)
		default:
			return value{}, b.refuse(i + 1)
		}
	}
	if x.kind == text {
		return value{}, b.refuse(0)
	}
	return value{node: s, kind: Truth}, nil
}

func (s *set) eval(row []float64) float64 {
	x := s.x.eval(row)
	return truth(s.na && math.IsNaN(x) || slices.Contains(s.members, x))
}
