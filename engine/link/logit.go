package link

import "serverless-poc/engine/exact"

// logit is the link mu = e^eta / (1 + e^eta) (R: make.link("logit"), which is
// C code in src/library/stats/src/family.c).
type logit struct{}

// LogitEnd is where R stops computing: THRESH in family.c.
const LogitEnd = 30

func (logit) LinkInv(eta float64) float64 {
	odds := 0.0
	switch { // logit_linkinv in family.c
	case eta < -LogitEnd:
		odds = epsilon
	case eta > LogitEnd:
		odds = 1 / epsilon
	default:
		odds = exact.Exp(eta)
	}
	return odds / (1 + odds)
}

func (logit) MuEta(eta float64) float64 {
	if eta > LogitEnd || eta < -LogitEnd { // logit_mu_eta in family.c
		return epsilon
	}
	odds := exact.Exp(eta)
	return odds / float64((1+odds)*(1+odds))
}
