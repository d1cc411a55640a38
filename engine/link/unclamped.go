package link

import (
	"fmt"

	"serverless-poc/engine/exact"
)

// NewUnclamped gives a mean that R does not clamp where glm does: exp, or
// logistic, which beyond end, where there is one, is exactly 0 or 1.
func NewUnclamped(mean string, end *float64) (Link, error) {
	switch {
	case mean == "exp" && end == nil:
		return exponential{}, nil
	case mean == "logistic" && end == nil:
		return plainLogistic{}, nil
	case mean == "logistic" && *end > 0:
		return endedLogistic{*end}, nil
	case mean == "exp" || mean == "logistic":
		return nil, fmt.Errorf("the mean %q cannot have that end", mean)
	}
	return nil, fmt.Errorf("unknown mean %q; known here: exp, logistic", mean)
}

// exponential is exp(eta) (R: predict.fishnet in glmnet/R/predict.fishnet.R).
type exponential struct{}

func (exponential) LinkInv(eta float64) float64 { return exact.Exp(eta) }
func (exponential) MuEta(eta float64) float64   { return exact.Exp(eta) }

// plainLogistic is 1/(1 + exp(-eta)) (R: predict.lognet in glmnet/R/predict.lognet.R).
type plainLogistic struct{}

func (plainLogistic) LinkInv(eta float64) float64 { return logistic(eta) }
func (plainLogistic) MuEta(eta float64) float64   { return dlogis(eta) }

// endedLogistic is exactly 0 or 1 beyond its end (R: sigmoid in nnet/src/nnet.c).
type endedLogistic struct{ end float64 }

func (l endedLogistic) LinkInv(eta float64) float64 {
	switch {
	case eta < -l.end:
		return 0
	case eta > l.end:
		return 1
	}
	return logistic(eta)
}

func (l endedLogistic) MuEta(eta float64) float64 {
	if eta < -l.end || eta > l.end {
		return 0
	}
	return dlogis(eta)
}
