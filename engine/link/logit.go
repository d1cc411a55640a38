package link

import "serverless-poc/engine/exact"

// logit is the link mu = e^eta / (1 + e^eta) (R: make.link("logit"), which is
// C code in src/library/stats/src/family.c).
type logit struct{}

// beyond is where R stops computing: THRESH in family.c.
const beyond = 30

func (logit) LinkInv(eta float64) float64 { return InverseLogit(eta) }

// InverseLogit is the inverse of the commonest link, without a detour over [Link].
func InverseLogit(eta float64) float64 {
	odds := 0.0
	switch { // logit_linkinv in family.c
	case eta < -beyond:
		odds = epsilon
	case eta > beyond:
		odds = 1 / epsilon
	default:
		odds = exact.Exp(eta)
	}
	return odds / (1 + odds)
}

func (logit) MuEta(eta float64) float64 {
	if eta > beyond || eta < -beyond { // logit_mu_eta in family.c
		return epsilon
	}
	odds := exact.Exp(eta)
	return odds / float64((1+odds)*(1+odds))
}
