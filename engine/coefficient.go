package engine

import (
	"fmt"
	"math"
	"slices"
)

// compileCoefficients checks that the columns of the terms are those that R's
// assign names, and notes which predictors a prediction depends on.
func (m *Model) compileCoefficients() error {
	assign := m.assign()
	coefficients := m.source.Coefficients
	for i, c := range coefficients {
		at := fmt.Sprintf("/coefficients/%d", i)
		switch value := float64(c.Value); {
		case i >= len(assign):
			return refuse(at, export, "the terms make %d columns, here is one more: %q", len(assign), c.Name)
		case c.Assign != assign[i]:
			return refuse(at+"/assign", export, "%q is assigned to term %d, the terms make it %d", c.Name, c.Assign, assign[i])
		case math.IsInf(value, 0):
			return refuse(at+"/value", "a coefficient is finite, or null where R calls it aliased", "%q is infinite", c.Name)
		}
		m.keep(float64(c.Value))
	}
	if len(coefficients) < len(assign) {
		return refuse("/coefficients", export, "%d coefficients for the %d columns that the terms make", len(coefficients), len(assign))
	}
	m.terms = slices.DeleteFunc(m.terms, func(t term) bool { return !m.counts(t) })
	for _, t := range m.terms {
		for _, f := range t.factors {
			m.required[f.slot] = true
		}
	}
	return nil
}

// assign is R's attr(model.matrix, "assign") of the compiled terms.
func (m *Model) assign() []int {
	var assign []int
	if m.source.Terms.Intercept {
		assign = append(assign, 0)
	}
	for i, t := range m.terms {
		for range t.columns {
			assign = append(assign, i+1)
		}
	}
	return assign
}

// keep adds one column.
func (m *Model) keep(value float64) {
	place := -1
	if !math.IsNaN(value) {
		place = m.rank()
	}
	m.beta = append(m.beta, value)
	m.kept = append(m.kept, place)
}

// rank is the number of columns that are not aliased so far.
func (m *Model) rank() int {
	for i := len(m.kept) - 1; i >= 0; i-- {
		if m.kept[i] >= 0 {
			return m.kept[i] + 1
		}
	}
	return 0
}

// counts says whether a column of t is not aliased. An NA in a predictor that
// no such term depends on is no NA in predict().
func (m *Model) counts(t term) bool {
	return slices.ContainsFunc(m.kept[t.first:t.first+t.columns], func(place int) bool { return place >= 0 })
}
