package engine

import (
	"fmt"
	"path"
	"slices"
	"strings"

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

// A factor is one variable within a term: the numbers from its slot of the
// frame on when coding is nil, else the row of coding for the level in its slot.
type factor struct {
	slot    int
	numbers int // how many, when coding is nil
	coding  *coding
}

// columns is how many columns of the model matrix f makes alone.
func (f factor) columns() int {
	if f.coding == nil {
		return f.numbers
	}
	return f.coding.columns
}

// width is how many numbers of the frame f reads.
func (f factor) width() int {
	if f.coding == nil {
		return f.numbers
	}
	return 1
}

// compileTerms reads R's factors matrix.
func (d *design) compileTerms(at string) error {
	if err := checkCodes(at, d.source); err != nil {
		return err
	}
	column, order := 0, 1
	if d.source.Intercept {
		column = 1
	}
	for i, term := range d.source.Terms {
		compiled, err := d.compileTerm(fmt.Sprintf("%s/%d", at, i), term.Codes)
		if err != nil {
			return err
		}
		compiled.first = column
		column += compiled.columns
		order = max(order, len(compiled.factors))
		d.terms = append(d.terms, compiled)
	}
	d.large = d.largest(order)
	return nil
}

// compileTerm multiplies out the shape of one term. codes are R's 0, 1, 2.
func (d *design) compileTerm(at string, codes []int) (term, error) {
	compiled := term{columns: 1}
	for v, code := range codes {
		if code == 0 {
			continue
		}
		variable := &d.variables[v]
		contrast := d.source.Variables[v].Contrast
		f := factor{slot: variable.first, numbers: variable.columns}
		switch {
		case variable.levels == 0:
		case code == 2:
			f.coding = indicator(variable.levels)
		case contrast == nil:
			return term{}, refuse(strings.TrimSuffix(at, "/terms/"+path.Base(at))+fmt.Sprintf("/variables/%d/contrast", v), export,
				"missing: the term at %s codes %q by its contrasts", at, variable.name)
		default:
			f.coding = contrastCoding(contrast)
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

// checkCodes wants one code per variable in each term. They are taken as they
// stand: R's change for models without an intercept (R: modelmatrix in
// src/library/stats/src/model.c) is in them already.
func checkCodes(at string, t *schema.Terms) error {
	for i, term := range t.Terms {
		at := fmt.Sprintf("%s/%d/codes", at, i)
		if len(term.Codes) != len(t.Variables) {
			return refuse(at, export, "%d codes for %d variables", len(term.Codes), len(t.Variables))
		}
		for v, code := range term.Codes {
			if code < 0 || code > 2 {
				return refuse(fmt.Sprintf("%s/%d", at, v), "R's codes are 0, 1 and 2", "unknown code %d", code)
			}
		}
		if !slices.ContainsFunc(term.Codes, func(code int) bool { return code > 0 }) {
			return refuse(at, export, "the term %q has no variable", term.Label)
		}
	}
	return nil
}
