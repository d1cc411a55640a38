package engine

import (
	"errors"
	"fmt"
	"math"

	"serverless-poc/schema"
)

// usual is the level that is asked for, or predict.lm's own where none is.
func usual(level float64) float64 {
	if level == 0 {
		return 0.95
	}
	return level
}

// bounded says whether the model has an interval.
func (m *Model) bounded() bool {
	return m.errors != nil && (m.source.StandardErrors.Interval || m.errors.wald != "")
}

// noInterval says why there is none.
func (m *Model) noInterval() error {
	if m.errors == nil && m.fittedBy("lm", "aov", "glm", "negbin") {
		return ErrNoStandardErrors
	}
	if m.errors != nil && m.fittedBy("glm", "negbin") {
		return errors.New("the model's document has no interval, as it was written before format 1.2; export the fit again, or score without interval and level")
	}
	return fmt.Errorf("the model has no interval: there is one for lm, aov, glm and glm.nb, this is %q; score without interval and level", m.source.Class[0])
}

// interval is that of the mean, and for lm that of a new observation too.
func (m *Model) interval(p *Prediction, level float64) schema.Interval {
	if m.errors.wald != "" {
		return m.wald(p, usual(level))
	}
	return m.student(p, usual(level))
}

// student is predict.lm's interval = "confidence" and "prediction": the fit
// plus and minus a quantile of Student's t times the standard error of the mean
// or of a new observation (R: predict.lm in stats/R/lm.R).
func (m *Model) student(p *Prediction, level float64) schema.Interval {
	t := m.width(level)
	mean := float64(t * p.SELink)
	single := float64(t * math.Sqrt(float64(p.SELink*p.SELink)+m.errors.variance))
	lower, upper := schema.Number(p.Link-single), schema.Number(p.Link+single)
	return schema.Interval{
		ConfLower: schema.Number(p.Link - mean), ConfUpper: schema.Number(p.Link + mean),
		PredLower: &lower, PredUpper: &upper,
	}
}
