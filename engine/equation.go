package engine

import (
	"fmt"
	"math"
	"slices"

	"serverless-poc/schema"
)

// An equation is one linear predictor: a design and a coefficient for each of
// its columns.
type equation struct {
	name     string
	design   int       // its place in Model.designs
	terms    []term    // those with a column that is not aliased
	required []bool    // by place in the frame: an NA there makes this linear predictor NA
	beta     []float64 // one per column of the model matrix, NaN where aliased
	kept     []int     // one per column: its place among the columns that are not aliased, or -1
	center   *center   // nil: the columns are taken as they are
}

// compileEquations compiles the model's own linear predictor and those beside it.
func (m *Model) compileEquations() error {
	if err := m.compileEquation("", "", &m.source.Terms, m.source.Coefficients); err != nil {
		return err
	}
	seen := map[string]bool{}
	for i, e := range m.source.Equations {
		at := fmt.Sprintf("/equations/%d", i)
		if seen[e.Name] {
			return refuse(at+"/name", export, "two equations are named %q", e.Name)
		}
		seen[e.Name] = true
		if err := m.compileEquation(at, e.Name, e.Terms, e.Coefficients); err != nil {
			return err
		}
	}
	return nil
}

// compileEquation adds one linear predictor; nil terms are the model's own.
func (m *Model) compileEquation(at, name string, terms *schema.Terms, coefficients []schema.Coefficient) error {
	e := equation{name: name}
	if terms != nil {
		d, err := m.compileDesign(at+"/terms", terms)
		if err != nil {
			return err
		}
		e.design = len(m.designs)
		m.designs = append(m.designs, d)
	}
	if err := e.compileCoefficients(at+"/coefficients", m.designs[e.design], coefficients); err != nil {
		return err
	}
	m.equations = append(m.equations, e)
	return nil
}

// compileCoefficients checks that the columns of the terms are those that R's
// assign names, and notes which variables the linear predictor depends on.
func (e *equation) compileCoefficients(at string, d *design, coefficients []schema.Coefficient) error {
	assign := d.assign(len(coefficients))
	e.beta, e.kept = make([]float64, 0, len(coefficients)), make([]int, 0, len(coefficients))
	for i := range coefficients {
		c := &coefficients[i]
		below := func(key string) string { return fmt.Sprintf("%s/%d%s", at, i, key) }
		switch value := float64(c.Value); {
		case i >= len(assign):
			return refuse(below(""), export, "the terms make %d columns, here is one more: %q", len(assign), c.Name)
		case c.Assign != assign[i]:
			return refuse(below("/assign"), export, "%q is assigned to term %d, the terms make it %d", c.Name, c.Assign, assign[i])
		case math.IsInf(value, 0):
			return refuse(below("/value"), "a coefficient is finite, or null where R calls it aliased", "%q is infinite", c.Name)
		}
		e.keep(float64(c.Value))
	}
	if len(coefficients) < len(assign) {
		return refuse(at, export, "%d coefficients for the %d columns that the terms make", len(coefficients), len(assign))
	}
	e.required = make([]bool, d.width)
	for _, t := range d.terms {
		if !e.counts(t) {
			continue
		}
		e.terms = append(e.terms, t)
		for _, f := range t.factors {
			for i := range f.width() {
				e.required[f.slot+i] = true
			}
		}
	}
	return nil
}

// keep adds one column.
func (e *equation) keep(value float64) {
	place := -1
	if !math.IsNaN(value) {
		place = e.rank()
	}
	e.beta = append(e.beta, value)
	e.kept = append(e.kept, place)
}

// rank is the number of columns that are not aliased so far.
func (e *equation) rank() int {
	for i := len(e.kept) - 1; i >= 0; i-- {
		if e.kept[i] >= 0 {
			return e.kept[i] + 1
		}
	}
	return 0
}

// counts says whether a column of t is not aliased. An NA in a variable that
// no such term depends on is no NA in predict().
func (e *equation) counts(t term) bool {
	return slices.ContainsFunc(e.kept[t.first:t.first+t.columns], func(place int) bool { return place >= 0 })
}
