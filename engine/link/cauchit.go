package link

import (
	"math"

	"serverless-poc/engine/exact"
)

// cauchit is the link mu = 1/2 + atan(eta)/pi, cut at both ends (R: make.link("cauchit")).
type cauchit struct{}

// cauchitEnd is -qcauchy(.Machine$double.eps).
const cauchitEnd = 1433540284805664.75

func (cauchit) LinkInv(eta float64) float64 {
	return pcauchy(pmin(pmax(eta, -cauchitEnd), cauchitEnd))
}

func (cauchit) MuEta(eta float64) float64 { return pmax(dcauchy(eta), epsilon) }

// pcauchy is the distribution function of the standard Cauchy distribution,
// through atan(1/x) in the tails, where 1/2 + atan(x)/pi cancels (R: src/nmath/pcauchy.c).
func pcauchy(x float64) float64 {
	if abs(x) <= 1 {
		return 0.5 + exact.Atan(x)/math.Pi
	}
	tail := exact.Atan(1/x) / math.Pi
	if x > 0 {
		return 0.5 - tail + 0.5 // R_D_Clog
	}
	return -tail
}

// dcauchy is its density (R: src/nmath/dcauchy.c).
func dcauchy(x float64) float64 { return 1 / (math.Pi * (1 + float64(x*x))) }
