package engine

import (
	"math"

	"serverless-poc/engine/dist"
	"serverless-poc/engine/exact"
	"serverless-poc/schema"
)

// counts is a distribution of counts by its mean: Poisson's, or the negative
// binomial of size theta, which is 1 for the geometric one.
type counts struct {
	poisson bool
	theta   float64
}

func compileCounts(at string, c *schema.CountPart) (counts, error) {
	if c.Link != nil {
		return counts{}, refuse(at+"/link", export, "%s has the link log and no other", c.Distribution)
	}
	if (c.Theta != nil) != (c.Distribution == "negbin") {
		return counts{}, refuse(at+"/theta", export, "a theta belongs to negbin, and to no other")
	}
	switch c.Distribution {
	case "poisson":
		return counts{poisson: true}, nil
	case "geometric":
		return counts{theta: 1}, nil
	case "negbin":
		theta := float64(*c.Theta)
		if !(theta > 0) || math.IsInf(theta, 1) {
			return counts{}, refuse(at+"/theta", export, "%s is not a finite number above 0", c.Theta.Text())
		}
		return counts{theta: theta}, nil
	}
	return counts{}, refuse(at+"/distribution", "known here: geometric, negbin, poisson", "unknown distribution %q of a count", c.Distribution)
}

func (c counts) logDensity(k int, mu float64) float64 {
	if c.poisson {
		return dist.LogDPois(k, mu)
	}
	return dist.LogDNBinom(k, c.theta, mu)
}

func (c counts) density(k int, mu float64) float64 { return exact.Exp(c.logDensity(k, mu)) }

// logSome is the logarithm of the probability of a count above zero.
func (c counts) logSome(mu float64) float64 {
	if c.poisson {
		return dist.LogSomePois(mu)
	}
	return dist.LogSomeNBinom(c.theta, mu)
}
