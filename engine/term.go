package engine

import (
	"fmt"
	"math"
	"slices"

	"serverless-poc/schema"
)

// A term is one term of the formula: the product of its factors. Its columns
// begin at first, the columns of its first factor varying fastest
// (R: modelmatrix in src/library/stats/src/model.c).
type term struct {
	first   int
	columns int
	factors []factor
}

// A factor is one variable within a term: the number in its slot when coding is
// nil, else the row of coding for the level in its slot.
type factor struct {
	slot   int
	coding *coding
}

func (f factor) columns() int {
	if f.coding == nil {
		return 1
	}
	return f.coding.columns
}

// compileTerms reads variables and R's factors matrix into terms.
func (m *Model) compileTerms() error {
	t := m.source.Terms
	slots, err := m.variableSlots()
	if err != nil {
		return err
	}
	codes, err := checkedCodes(t)
	if err != nil {
		return err
	}
	column, order := 0, 1
	if t.Intercept {
		column = 1
	}
	for i, term := range codes {
		compiled, err := m.compileTerm(fmt.Sprintf("/terms/terms/%d", i), term, slots)
		if err != nil {
			return err
		}
		compiled.first = column
		column += compiled.columns
		order = max(order, len(compiled.factors))
		m.terms = append(m.terms, compiled)
	}
	m.large = m.largest(order)
	return nil
}

// compileTerm multiplies out the shape of one term. codes are R's 0, 1, 2.
func (m *Model) compileTerm(at string, codes []int, slots []int) (term, error) {
	compiled := term{columns: 1}
	for v, code := range codes {
		if code == 0 {
			continue
		}
		f := factor{slot: slots[v]}
		variable := m.source.Terms.Variables[v]
		switch {
		case variable.Type == schema.Numeric:
		case code == 2:
			f.coding = indicator(len(m.predictors[f.slot].levels))
		case variable.Contrast == nil:
			return term{}, refuse(fmt.Sprintf("/terms/variables/%d/contrast", v), export,
				"missing: the term at %s codes %q by its contrasts", at, variable.Name)
		default:
			f.coding = contrastCoding(variable.Contrast)
		}
		if compiled.columns > maxColumns/max(1, f.columns()) {
			return term{}, refuse(at, "fit a smaller model", "the term at %s has more than %d columns", at, maxColumns)
		}
		compiled.columns *= f.columns()
		compiled.factors = append(compiled.factors, f)
	}
	return compiled, nil
}

// maxColumns bounds what one document can make us build.
const maxColumns = 1 << 20

// checkedCodes is the factors matrix after R's last change to it: without an
// intercept, the first factor of the first term that has one is coded by all
// its levels, whatever its code says (R: modelmatrix in src/library/stats/src/model.c).
func checkedCodes(t schema.Terms) ([][]int, error) {
	codes := make([][]int, len(t.Terms))
	for i, term := range t.Terms {
		at := fmt.Sprintf("/terms/terms/%d/codes", i)
		if len(term.Codes) != len(t.Variables) {
			return nil, refuse(at, export, "%d codes for %d variables", len(term.Codes), len(t.Variables))
		}
		for v, code := range term.Codes {
			if code < 0 || code > 2 {
				return nil, refuse(fmt.Sprintf("%s/%d", at, v), "R's codes are 0, 1 and 2", "unknown code %d", code)
			}
		}
		if !slices.ContainsFunc(term.Codes, func(code int) bool { return code > 0 }) {
			return nil, refuse(at, export, "the term %q has no variable", term.Label)
		}
		codes[i] = slices.Clone(term.Codes)
	}
	if t.Intercept {
		return codes, nil
	}
	for _, term := range codes {
		for v, code := range term {
			if code > 0 && t.Variables[v].Type != schema.Numeric {
				term[v] = 2
				return codes, nil
			}
		}
	}
	return codes, nil
}

// largest is the magnitude that order numbers can have with a finite product;
// -1 when a contrast is greater already.
func (m *Model) largest(order int) float64 {
	most := 1.0
	for _, t := range m.terms {
		for _, f := range t.factors {
			if f.coding != nil {
				most = max(most, f.coding.largest)
			}
		}
	}
	limit := math.Pow(math.MaxFloat64, 1/float64(order)) / 2
	if most > limit {
		return -1
	}
	return limit
}
