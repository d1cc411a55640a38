package engine

import (
	"math"

	"serverless-poc/engine/dist"
	"serverless-poc/schema"
)

// usualLevel is predict.lm's own.
const usualLevel = 0.95

// interval is predict.lm's interval = "confidence" and "prediction": the fit
// plus and minus a quantile of Student's t times the standard error of the mean
// or of a new observation (R: predict.lm in stats/R/lm.R).
func (m *Model) interval(p *Prediction, level float64) *schema.Interval {
	if level == 0 {
		level = usualLevel
	}
	t := dist.QT((1-level)/2, m.errors.df)
	mean := float64(t * p.SELink)
	single := float64(t * math.Sqrt(float64(p.SELink*p.SELink)+m.errors.variance))
	return &schema.Interval{
		ConfLower: schema.Number(p.Link - mean), ConfUpper: schema.Number(p.Link + mean),
		PredLower: schema.Number(p.Link - single), PredUpper: schema.Number(p.Link + single),
	}
}
