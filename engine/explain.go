package engine

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"serverless-poc/engine/exact"
	"serverless-poc/schema"
)

// Explain is what each term of row adds to the linear predictor, as R's
// predict(type = "terms") has it: with an intercept each column goes less its mean
// over the rows of the fit, and the constant is the linear predictor of those
// means; without one the columns go as they are and the constant is 0. It is nil
// where the model has no means: see [Model.Answers].
func (m *Model) Explain(row Row) *schema.Explanation {
	if m.means == nil {
		return nil
	}
	e := m.explain(row, false)
	return &e.Explanation
}

// An explained row has, where it is wanted, the yardstick of rounding with it: sum
// |x_j b_j| of the row and of the means.
type explained struct {
	schema.Explanation
	scale float64
}

// explain follows predict.lm (R: stats/R/lm.R). A term without a coefficient is 0;
// one with an NA is NA, and leaves the others what they are.
func (m *Model) explain(row Row, yardstick bool) explained {
	d := m.designs[0]
	if m.means == nil || !m.fits(row) {
		return explained{}
	}
	x := explained{Explanation: schema.Explanation{Terms: make(map[string]schema.Number, len(d.terms))}}
	s := m.scratch.Get().(*scratch)
	s.fill(m, row)
	x.constant(m)
	for i := range d.terms {
		t := &d.terms[i]
		x.Terms[d.source.Terms[i].Label] = schema.Number(m.adds(t, s.frames[0]))
		if yardstick {
			x.scale += m.plain(t, s.frames[0])
		}
	}
	m.scratch.Put(s)
	x.offset(d, row)
	return x
}

// constant is sum(means * coefficients), which R sums in long double.
func (x *explained) constant(m *Model) {
	e := &m.equations[0]
	if !m.designs[0].source.Intercept {
		return
	}
	sum := exact.Long(0)
	for j, mean := range m.means {
		if e.kept[j] >= 0 {
			product := float64(mean * e.beta[j])
			sum = sum.Plus(exact.Long(product))
			x.scale += math.Abs(product)
		}
	}
	x.Constant = schema.Number(sum.Double())
}

// adds is what t adds.
func (m *Model) adds(t *term, frame []float64) float64 {
	e := &m.equations[0]
	switch {
	case !e.counts(*t):
		return 0
	case t.missing(frame):
		return math.NaN()
	}
	centred := sum{e: e}
	if m.designs[0].source.Intercept {
		centred.center = m.means
	}
	t.dense(frame, &centred)
	return centred.link
}

// plain is sum |x_j b_j| of t, nothing taken from its columns; 0 where it adds 0 or NA.
func (m *Model) plain(t *term, frame []float64) float64 {
	e := &m.equations[0]
	if !e.counts(*t) || t.missing(frame) {
		return 0
	}
	s := sum{e: e}
	t.dense(frame, &s)
	return s.scale
}

// offset is the sum of the offsets, as it is added to the linear predictor.
func (x *explained) offset(d *design, row Row) {
	if len(d.offsets) == 0 {
		return
	}
	s := sum{}
	d.offset(row, &s)
	total := schema.Number(s.link)
	x.Offset = &total
	if !math.IsNaN(s.scale) {
		x.scale += s.scale
	}
}

// missing says that a number of the term is NA.
func (t *term) missing(frame []float64) bool {
	return slices.ContainsFunc(t.factors, func(f factor) bool {
		return slices.ContainsFunc(frame[f.slot:f.slot+f.width()], math.IsNaN)
	})
}

// compileMeans reads the means of the columns: there is one for each, or none.
func (m *Model) compileMeans() error {
	have := 0
	for i := range m.source.Coefficients {
		c := &m.source.Coefficients[i]
		if c.Mean == nil {
			continue
		}
		have++
		if f := float64(*c.Mean); math.IsNaN(f) || math.IsInf(f, 0) {
			return refuse(fmt.Sprintf("/coefficients/%d/mean", i), export, "%s is not a finite number", c.Mean.Text())
		}
		m.means = append(m.means, float64(*c.Mean))
	}
	if have == 0 {
		return nil
	}
	if _, ofOneMean := m.rule.(mean); !ofOneMean {
		return refuse("/coefficients", export, "means of columns belong to a fit of one mean, which has terms to explain")
	}
	if have < len(m.source.Coefficients) {
		return refuse("/coefficients", export, "%d of %d columns have a mean", have, len(m.source.Coefficients))
	}
	return nil
}

// explainable are the classes whose predict() has type = "terms" of this kind.
var explainable = []string{"lm", "aov", "glm", "negbin", "rlm", "geeglm"}

// otherwise are those whose type = "terms" is of another kind: centred elsewhere.
var otherwise = []string{"gam", "coxph", "survreg", "tobit"}

// noTerms says why the model cannot be explained.
func (m *Model) noTerms() error {
	switch {
	case m.fittedBy(explainable...):
		return errors.New("the model's document has no means of its columns, as it was written before format 1.2; export the fit again, or score without explain")
	case m.fittedBy(otherwise...):
		return fmt.Errorf("the model cannot be explained: there are terms for %s, as R's predict.lm has them, this is %q; score without explain",
			strings.Join(explainable, ", "), m.source.Class[0])
	}
	return fmt.Errorf("the model cannot be explained: R's predict() has no type = \"terms\" for %q; score without explain", m.source.Class[0])
}

// fittedBy says whether the fit is of one of these classes itself.
func (m *Model) fittedBy(classes ...string) bool {
	return len(m.source.Class) > 0 && slices.Contains(classes, m.source.Class[0])
}
