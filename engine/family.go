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
	if !slices.Contains(families, f.Name) {
		return refuse("/family/name", "known here: "+strings.Join(families, ", "), "unknown family %q", f.Name)
	}
	l, err := link.New(f.Link.Name, (*float64)(f.Link.Lambda))
	if err != nil {
		return refuse("/family/link", export, "%s", err)
	}
	m.link = l
	return nil
}
