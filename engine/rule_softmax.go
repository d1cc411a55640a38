package engine

import (
	"math"
	"slices"

	"serverless-poc/engine/exact"
	"serverless-poc/schema"
)

// softmax is a probability for each class from a linear predictor each
// (R: fpass in nnet/src/nnet.c, predict.multnet in glmnet/R/predict.multnet.R).
// Values are the probabilities.
type softmax struct {
	m       *Model
	s       *schema.Softmax
	classes []string
}

func (m *Model) compileSoftmax(s *schema.Softmax) (rule, error) {
	classes, err := m.compileClasses()
	if err != nil {
		return nil, err
	}
	want := len(classes)
	if s.Baseline {
		want--
	}
	if want < 2 || len(m.equations) != want {
		return nil, refuse("/equations", export, "%d linear predictors for %d classes", len(m.equations), len(classes))
	}
	if s.Links && s.Baseline {
		return nil, refuse("/rule/softmax/links", export, "the first class has no linear predictor")
	}
	return softmax{m, s, classes}, nil
}

func (r softmax) values() int { return len(r.classes) }

func (r softmax) respond(p *Prediction, _ Row) {
	eta := p.Values
	if r.s.Baseline {
		eta[0] = 0
		eta = eta[1:]
	}
	copy(eta, p.Links)
	shift := 0.0
	if r.s.Shift {
		shift = p.Values[0]
		for _, eta := range p.Values {
			if eta > shift {
				shift = eta
			}
		}
	}
	sum := 0.0
	for k, eta := range p.Values {
		p.Values[k] = exact.Exp(eta - shift)
		sum += p.Values[k]
	}
	for k := range p.Values {
		p.Values[k] /= sum
	}
	respondByClass(p)
}

// deviate has nothing to add: R gives no standard errors here.
func (r softmax) deviate(*Prediction) {}

func (r softmax) scale(p Prediction, name string) float64 {
	if i := slices.Index(r.classes, name); i >= 0 && r.s.Links {
		return p.Scales[i]
	}
	return math.NaN() // no link by another name
}

func (r softmax) offers() offer { return offer{} }

func (r softmax) scored(p *Prediction, _ Ask, s *schema.Scored) {
	by := p.Values
	if r.s.Links { // glmnet's class is that of the largest of them
		s.Link, by = byNames(r.classes, p.Links), p.Links
	}
	r.m.scoredByClass(p, by, s)
}
