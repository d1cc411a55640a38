package engine

import (
	"sort"

	"serverless-poc/schema"
)

// Answer scores row and puts what is asked for under R's names. The error is that
// of [Model.Answers].
func (m *Model) Answer(row Row, ask Ask) (Prediction, schema.Scored, error) {
	if err := m.Answers(ask); err != nil {
		return Prediction{}, schema.Scored{}, err
	}
	p, s := m.asked(row, ask)
	return p, s, nil
}

// asked is [Model.Answer] of what the model has.
func (m *Model) asked(row Row, ask Ask) (Prediction, schema.Scored) {
	p := m.predicted(row, ask)
	s := m.Scored(p, ask)
	if ask.Explain {
		s.Terms = m.Explain(row)
	}
	return p, s
}

// predicted has standard errors where they are asked for and the model has them.
func (m *Model) predicted(row Row, ask Ask) Prediction {
	if ask.deviates() && m.deviates() {
		p, _ := m.ScoreSE(row) // its only error is that the model has none
		return p
	}
	return m.Score(row)
}

// Scored puts p under R's names: what every prediction of the model has, and
// what is asked for where the model has it, but for terms, which are not of a
// prediction but of a row: see [Model.Answer].
func (m *Model) Scored(p Prediction, ask Ask) schema.Scored {
	var s schema.Scored
	m.rule.scored(&p, ask, &s)
	return s
}

// Ignored lists the fields that the model does not know, in order. They do not
// change a prediction, as further columns of newdata do not in R.
func (m *Model) Ignored(fields map[string]schema.Value) []string {
	var names []string
	if len(fields) > len(m.predictors) || !m.hasAll(fields) {
		for name := range fields {
			if !m.HasPredictor(name) {
				names = append(names, name)
			}
		}
		sort.Strings(names)
	}
	return names
}

func (m *Model) hasAll(fields map[string]schema.Value) bool {
	for i := range m.predictors {
		if _, ok := fields[m.predictors[i].name]; !ok {
			return false
		}
	}
	return true
}
