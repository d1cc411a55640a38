package dist

import (
	"math"

	"serverless-poc/engine/exact"
)

// DNBinom is the probability of k under the negative binomial distribution of
// mean mu and size theta > 0 (R: dnbinom_mu in src/nmath/dnbinom.c).
func DNBinom(k int, theta, mu float64) float64 { return exact.Exp(LogDNBinom(k, theta, mu)) }

// LogDNBinom is the logarithm of [DNBinom]: that of
//
//	theta/(theta+k) * choose(theta+k, theta) p^theta q^k, p = theta/(theta+mu)
//
// with Loader's saddle point for the binomial coefficient.
func LogDNBinom(k int, theta, mu float64) float64 {
	x := float64(k)
	switch {
	case math.IsNaN(mu) || mu < 0 || !(theta > 0):
		return math.NaN()
	case k < 0 || math.IsInf(mu, 1) || mu == 0 && k > 0:
		return math.Inf(-1)
	case math.IsInf(theta, 1):
		return LogDPois(k, mu)
	case k == 0:
		return logNone(theta, mu)
	}
	n := theta + x
	p, q := theta/(theta+mu), mu/(theta+mu)
	terms := stirling(n) - stirling(theta) - stirling(x) - deviance(theta, float64(n*p)) - deviance(x, float64(n*q))
	half := float64(0.5 * (exact.Log(2*math.Pi) + exact.Log(theta) + exact.Log1p(-theta/n)))
	return exact.Log(theta/n) + terms - half
}

// logNone is log(p^theta), the logarithm of the probability of no count.
func logNone(theta, mu float64) float64 {
	if theta < mu {
		return float64(theta * exact.Log(theta/(theta+mu)))
	}
	return float64(theta * exact.Log1p(-mu/(theta+mu)))
}
