package engine

import (
	"sort"

	"serverless-poc/schema"
)

// Scored puts p under R's names: what every prediction of the model has, and
// what is asked for where the model has it.
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
			if !m.hasPredictor(name) {
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
