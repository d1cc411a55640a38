package engine

import (
	"math"
	"slices"

	"serverless-poc/schema"
)

// A decision is the rule that makes a class out of a probability.
type decision struct {
	success   bool // the positive class is the second one, of probability response
	threshold float64
	positive  string
	other     string
}

func (m *Model) compileResponse() error {
	r := m.source.Response
	kinds := []string{schema.ResponseNumeric, schema.ResponseLogical, schema.ResponseFactor, schema.ResponseMatrix, schema.ResponseSurvival}
	if !slices.Contains(kinds, r.Type) {
		return refuse("/response/type", "known here: numeric, logical, factor, matrix, survival", "unknown type %q of %q", r.Type, r.Name)
	}
	binomial := m.source.Family.Name == "binomial" || m.source.Family.Name == "quasibinomial"
	_, ofOneMean := m.rule.(mean)
	switch {
	case !ofOneMean && len(r.Classes) > 0 && r.Decision == nil: // the rule has checked its classes
		return nil
	case len(r.Classes) > 0 && ofOneMean && !binomial:
		return refuse("/response/classes", export, "family %q has no classes", m.source.Family.Name)
	case len(r.Classes) > 0 && (len(r.Classes) != 2 || r.Classes[0] == r.Classes[1]):
		return refuse("/response/classes", export, "there must be two, failure first")
	case r.Decision == nil:
		return nil
	}
	return m.compileDecision(r)
}

func (m *Model) compileDecision(r schema.Response) error {
	at := slices.Index(r.Classes, r.Decision.Positive)
	if at < 0 {
		return refuse("/response/decision/positive", "name one of the classes", "%q is not one of the classes %q", r.Decision.Positive, r.Classes)
	}
	threshold := float64(r.Decision.Threshold)
	if !(threshold >= 0 && threshold <= 1) {
		return refuse("/response/decision/threshold", "give a probability", "%s is not between 0 and 1", r.Decision.Threshold.Text())
	}
	m.decision = &decision{success: at == 1, threshold: threshold, positive: r.Decision.Positive, other: r.Classes[1-at]}
	return nil
}

// Decide applies the model's decision rule: is the probability of the positive
// class greater than the threshold? ok is false when the model has no rule or
// the prediction is NA.
func (m *Model) Decide(p Prediction) (result, ok bool) {
	if m.decision == nil {
		return false, false
	}
	return m.DecideAt(p, m.decision.threshold)
}

// DecideAt is [Model.Decide] with another threshold than the model's own.
func (m *Model) DecideAt(p Prediction, threshold float64) (result, ok bool) {
	if m.decision == nil || math.IsNaN(p.Response) {
		return false, false
	}
	return m.decision.by(p.Response, threshold), true
}

// DecideResponse is [Model.Decide] of the response of a model that has a rule; it
// is not NA.
func (m *Model) DecideResponse(response float64) bool {
	return m.decision.by(response, m.decision.threshold)
}

// by decides by the response.
func (d *decision) by(response, threshold float64) bool {
	if d.success {
		return response > threshold
	}
	return 1-response > threshold
}
