package engine

import (
	"serverless-poc/engine/link"
	"serverless-poc/schema"
)

// compileUnclamped is the mean rule with a mean that is not clamped.
func (m *Model) compileUnclamped(u *schema.Unclamped) (rule, error) {
	if len(m.equations) != 1 {
		return nil, refuse("/equations", export, "one mean has one linear predictor, here are %d", len(m.equations))
	}
	l, err := link.NewUnclamped(u.Mean, (*float64)(u.End))
	if err != nil {
		return nil, refuse("/rule/unclamped", export, "%s", err)
	}
	m.link = l
	if u.End != nil {
		return sigmoid{mean{m}}, nil
	}
	return mean{m}, nil
}

// sigmoid is the output of a network, whose predict() gives no linear predictor
// (R: predict.multinom in nnet/R/multinom.R).
type sigmoid struct{ mean }

func (r sigmoid) scored(p *Prediction, ask Ask, s *schema.Scored) {
	r.mean.scored(p, ask, s)
	s.Link = nil
}
