package link

import "serverless-poc/engine/exact"

// cloglog is the link mu = 1 - exp(-e^eta), kept off 0 and 1 (R: make.link("cloglog")).
type cloglog struct{}

func (cloglog) LinkInv(eta float64) float64 {
	// pmax(pmin(-expm1(-exp(eta)), 1 - eps), eps)
	return pmax(pmin(-exact.Expm1(-exact.Exp(eta)), 1-epsilon), epsilon)
}

func (cloglog) MuEta(eta float64) float64 {
	// eta <- pmin(eta, 700); pmax(exp(eta) * exp(-exp(eta)), eps)
	rate := exact.Exp(pmin(eta, 700))
	return pmax(float64(rate*exact.Exp(-rate)), epsilon)
}
