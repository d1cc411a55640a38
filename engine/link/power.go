package link

import (
	"errors"
	"fmt"
	"math"

	"serverless-poc/engine/exact"
)

// power is the link mu = eta^(1/lambda) with a floor (R: power() in
// src/library/stats/R/family.R). It holds 1/lambda.
type power struct{ exponent float64 }

func newPower(lambda *float64) (Link, error) {
	switch {
	case lambda == nil:
		return nil, errors.New(`the link "power" needs its lambda`)
	case *lambda > 0 && *lambda != 1 && !math.IsInf(*lambda, 1):
		return power{1 / *lambda}, nil
	}
	return nil, fmt.Errorf("lambda %v is not a power link: R makes identity of 1, log of 0 and less", *lambda)
}

func (p power) LinkInv(eta float64) float64 { return pmax(exact.Pow(eta, p.exponent), epsilon) }

func (p power) MuEta(eta float64) float64 {
	return pmax(float64(p.exponent*exact.Pow(eta, p.exponent-1)), epsilon)
}
