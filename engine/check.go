package engine

import (
	"serverless-poc/engine/rexpr"
	"serverless-poc/schema"
)

// A check finds a value that its predictor takes and predict() refuses: factor(x)
// of a number x that the fit has not seen.
type check struct {
	program program
	slots   []int // of the predictors it reads
}

// check gives a problem for each predictor of a level that is not known.
func (m *Model) check(row Row, fields map[string]schema.Value) schema.Problems {
	var problems schema.Problems
	for _, c := range m.checks {
		if c.program.Eval(row) != rexpr.Unseen {
			continue
		}
		for _, slot := range c.slots {
			p := &m.predictors[slot]
			value := fields[p.name]
			problems = append(problems, schema.Problem{
				Field: p.name, Value: value, Allowed: p.allowed,
				Message: p.name + ": " + shown(value) + " makes a level that the fit has not seen",
			})
		}
	}
	return problems
}
