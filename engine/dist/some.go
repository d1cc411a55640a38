package dist

import (
	"math"

	"serverless-poc/engine/exact"
)

// LogSomePois is the logarithm of the probability of a count above zero:
// ppois(0, mu, lower.tail = FALSE, log.p = TRUE) (R: src/nmath/ppois.c).
func LogSomePois(mu float64) float64 { return logOther(-mu) }

// LogSomeNBinom is the same for the negative binomial distribution:
// pnbinom(0, size = theta, mu = mu, lower.tail = FALSE, log.p = TRUE)
// (R: src/nmath/pnbinom.c).
// An infinite mean gives NaN there.
func LogSomeNBinom(theta, mu float64) float64 {
	if math.IsInf(mu, 1) {
		return math.NaN()
	}
	return logOther(LogDNBinom(0, theta, mu))
}

// logOther is log(1 - e^x) for x <= 0, without loss at either end
// (R: R_Log1_Exp in src/nmath/dpq.h).
func logOther(x float64) float64 {
	if x > -math.Ln2 {
		return exact.Log(-exact.Expm1(x))
	}
	return exact.Log1p(-exact.Exp(x))
}
