package link

import (
	"math"

	"serverless-poc/engine/exact"
)

// inverseSquare is the link mu = 1 / sqrt(eta) (R: make.link("1/mu^2")); a
// negative eta gives NaN.
type inverseSquare struct{}

func (inverseSquare) LinkInv(eta float64) float64 { return 1 / math.Sqrt(eta) }

func (inverseSquare) MuEta(eta float64) float64 { return -1 / float64(2*exact.Pow(eta, 1.5)) }
