package rexpr

import "serverless-poc/schema"

// A Predictor is a column that an expression may read.
type Predictor struct {
	Name   string
	Type   string   // as in [schema.Predictor]
	Levels []string // of factor, ordered and character
}

// A Scope is what expressions may read. One is made for all expressions of a
// model, so that looking up a name or a level costs the same however many there
// are. It must not be used by several goroutines at once.
type Scope struct {
	predictors []Predictor
	slots      map[string]int
	names      []*names // by slot, those with levels
}

// NewScope makes a scope; the slot of a predictor in a row is its place here.
func NewScope(predictors []Predictor) *Scope {
	s := &Scope{predictors: predictors, slots: make(map[string]int, len(predictors)), names: make([]*names, len(predictors))}
	for i, p := range predictors {
		s.slots[p.Name] = i
		switch p.Type {
		case schema.Factor, schema.Ordered, schema.Character:
			s.names[i] = &names{list: p.Levels, ordered: p.Type == schema.Ordered}
		}
	}
	return s
}

// Slot is the place of a predictor in a row.
func (s *Scope) Slot(name string) (slot int, known bool) {
	slot, known = s.slots[name]
	return slot, known
}

// names are the levels of a predictor.
type names struct {
	list    []string
	ordered bool
	places  map[string]int
}

// place is that of a level, or -1.
func (n *names) place(level string) int {
	if n.places == nil {
		n.places = make(map[string]int, len(n.list))
		for i, l := range n.list {
			n.places[l] = i
		}
	}
	if i, ok := n.places[level]; ok {
		return i
	}
	return -1
}
