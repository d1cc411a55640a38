package link

import (
	"fmt"
	"math"

	"serverless-poc/engine/exact"
)

// A Distribution is the distribution whose function is the inverse of a link,
// as R's ordinal models take it: without the clamps of the link.
type Distribution struct {
	Lower   func(x float64) float64 // P(X <= x)
	Upper   func(x float64) float64 // P(X > x)
	Density func(x float64) float64
}

var distributions = map[string]Distribution{
	"logit":   {logistic, func(x float64) float64 { return logistic(-x) }, dlogis},
	"probit":  {pnorm, func(x float64) float64 { return pnorm(-x) }, dnorm},
	"cauchit": {pcauchy, func(x float64) float64 { return pcauchy(-x) }, dcauchy},
	"loglog": {pgumbel, func(x float64) float64 { return 1 - pgumbel(x) },
		func(x float64) float64 { return dgumbel(x) }},
	"cloglog": {func(x float64) float64 { return 1 - pgumbel(-x) }, func(x float64) float64 { return pgumbel(-x) },
		func(x float64) float64 { return dgumbel(-x) }},
}

// NewDistribution gives the distribution by the name of its link: logit,
// probit, cauchit, loglog or cloglog.
func NewDistribution(name string) (Distribution, error) {
	d, known := distributions[name]
	if !known {
		return d, fmt.Errorf("unknown distribution %q; known here: cauchit, cloglog, logit, loglog, probit", name)
	}
	return d, nil
}

// Turned is d with its two infinities exchanged, as clm has its cloglog there
// (R: d_pgumbel2 in ordinal/src/links.c turns the sign of all but those).
func (d Distribution) Turned() Distribution {
	turned := func(f func(float64) float64) func(float64) float64 {
		return func(x float64) float64 {
			if math.IsInf(x, 0) {
				x = -x
			}
			return f(x)
		}
	}
	return Distribution{turned(d.Lower), turned(d.Upper), d.Density}
}

// logistic is the distribution function of the logistic distribution (R: src/nmath/plogis.c).
func logistic(x float64) float64 { return 1 / (1 + exact.Exp(-x)) }

// dlogis is its density (R: src/nmath/dlogis.c).
func dlogis(x float64) float64 {
	e := exact.Exp(-abs(x))
	return e / float64((1+e)*(1+e))
}

// pgumbel is the distribution function of the largest extreme value
// (R: pgumbel in MASS/R/polr.R; d_pgumbel in ordinal/src/links.c).
func pgumbel(x float64) float64 { return exact.Exp(-exact.Exp(-x)) }

// dgumbel is its density (R: d_dgumbel in ordinal/src/links.c).
func dgumbel(x float64) float64 {
	if math.IsInf(x, 0) {
		return 0
	}
	return exact.Exp(-exact.Exp(-x) - x)
}
