package dist

import (
	"math"

	"serverless-poc/engine/exact"
)

// DPois is the probability of k under Poisson's distribution of mean mu
// (R: dpois in src/nmath/dpois.c).
func DPois(k int, mu float64) float64 { return exact.Exp(LogDPois(k, mu)) }

// LogDPois is the logarithm of [DPois] (Loader's saddle point).
func LogDPois(k int, mu float64) float64 {
	x := float64(k)
	switch {
	case math.IsNaN(mu) || mu < 0:
		return math.NaN()
	case k < 0 || math.IsInf(mu, 1) || mu == 0 && k > 0:
		return math.Inf(-1)
	case k == 0:
		return -mu
	}
	return -float64(0.5*exact.Log(2*math.Pi*x)) - stirling(x) - deviance(x, mu)
}
