package engine

import "serverless-poc/schema"

// A rule turns linear predictors into the quantities of predict(). One file
// each; the mean rule is R's generalized linear model.
type rule interface {
	// values is how many Values a prediction has, 0 for a response alone.
	values() int
	// respond sets Response and Values of p from its linear predictors, none of
	// which is NA for lack of a variable.
	respond(p *Prediction, row Row)
	// deviate sets SEResponse and SEValues from SELink.
	deviate(p *Prediction)
	// scale is the one of p.Scales that belongs to a link by that name.
	scale(p Prediction, name string) float64
	// offers says what a caller may ask for.
	offers() offer
	// scored puts p under R's names, NA included.
	scored(p *Prediction, ask Ask, s *schema.Scored)
}

// An offer is what a rule can give beside what every prediction has.
type offer struct{ survival, quantile bool }

// compileRule finds the one rule of the model.
func (m *Model) compileRule() error {
	r := m.source.Rule
	if r == nil {
		r = &schema.Rule{}
	}
	var rules []func() (rule, error)
	if r.Several != nil {
		rules = append(rules, func() (rule, error) { return m.compileSeveral(r.Several) })
	}
	if r.Hazard != nil {
		rules = append(rules, func() (rule, error) { return m.compileHazard(r.Hazard) })
	}
	if r.Accelerated != nil {
		rules = append(rules, func() (rule, error) { return m.compileAccelerated(r.Accelerated) })
	}
	if r.Mixture != nil {
		rules = append(rules, func() (rule, error) { return m.compileMixture(r.Mixture) })
	}
	if r.Softmax != nil {
		rules = append(rules, func() (rule, error) { return m.compileSoftmax(r.Softmax) })
	}
	if r.Cumulative != nil {
		rules = append(rules, func() (rule, error) { return m.compileCumulative(r.Cumulative) })
	}
	if r.Unclamped != nil {
		rules = append(rules, func() (rule, error) { return m.compileUnclamped(r.Unclamped) })
	}
	switch {
	case m.source.Rule == nil && len(m.source.Equations) > 0:
		return refuse("/rule", export, "missing: %d equations and no rule to combine them", len(m.source.Equations))
	case m.source.Rule == nil:
		m.rule = mean{m}
		return nil
	case len(rules) != 1:
		return refuse("/rule", export, "%d rules; there must be one", len(rules))
	}
	var err error
	m.rule, err = rules[0]()
	return err
}
