package link

import "serverless-poc/engine/exact"

// logarithm is the link mu = e^eta with a floor (R: make.link("log")).
type logarithm struct{}

func (logarithm) LinkInv(eta float64) float64 { return pmax(exact.Exp(eta), epsilon) }

func (logarithm) MuEta(eta float64) float64 { return pmax(exact.Exp(eta), epsilon) }
