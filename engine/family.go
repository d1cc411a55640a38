package engine

import (
	"serverless-poc/engine/link"
	"slices"
	"strings"
)

// families are R's families of package stats, then those of MASS and mgcv with an
// ordinary mean. Prediction needs the link alone; the name is checked so that a
// family with a mean of another kind cannot slip in.
var families = []string{
	"gaussian", "binomial", "poisson", "Gamma", "inverse.gaussian",
	"quasi", "quasibinomial", "quasipoisson",
	"negative.binomial", "Tweedie", "betar", "scat",
}

func (m *Model) compileFamily() error {
	f := m.source.Family
	if known := m.families(); !slices.Contains(known, f.Name) {
		return refuse("/family/name", "known here: "+strings.Join(known, ", "), "unknown family %q", f.Name)
	}
	l, err := link.New(f.Link.Name, (*float64)(f.Link.Lambda))
	if err != nil {
		return refuse("/family/link", export, "%s", err)
	}
	m.link = l
	return nil
}

// families are the names that the model's rule may have. Those of the rules that
// are no means are for people: the rule itself says what is computed.
func (m *Model) families() []string {
	switch r := m.source.Rule; {
	case r == nil:
		return families
	case r.Hazard != nil:
		return []string{"cox"}
	case r.Accelerated != nil:
		return []string{"weibull", "exponential", "rayleigh", "extreme", "logistic", "gaussian", "loglogistic", "lognormal", "loggaussian", "t"}
	case r.Mixture != nil:
		return []string{"poisson", "negbin", "geometric"}
	case r.Softmax != nil:
		return []string{"multinomial"}
	case r.Cumulative != nil:
		return []string{"cumulative"}
	case r.Unclamped != nil:
		return []string{"binomial", "poisson"}
	}
	return families
}
