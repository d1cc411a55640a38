package engine

import (
	"math"

	"serverless-poc/schema"
)

// mean is R's generalized linear model: the mean of one linear predictor
// through the inverse link (R: predict.glm in stats/R/predict.glm.R).
type mean struct{ m *Model }

func (r mean) values() int { return 0 }

func (r mean) respond(p *Prediction, _ Row) { p.Response = r.m.link.LinkInv(p.Link) }

// deviate is se.fit * abs(mu.eta(fit)).
func (r mean) deviate(p *Prediction) {
	p.SEResponse = float64(p.SELink * math.Abs(r.m.link.MuEta(p.Link)))
}

func (r mean) scale(p Prediction, _ string) float64 { return p.Scale }

func (r mean) offers() offer { return offer{} }

func (r mean) scored(p *Prediction, ask Ask, s *schema.Scored) {
	s.Link, s.Response = schema.One(p.Link), schema.One(p.Response)
	if ask.SE && r.m.errors != nil {
		s.SELink, s.SEResponse = schema.One(p.SELink), schema.One(p.SEResponse)
	}
	if ask.interval() && r.m.bounded() {
		interval := r.m.interval(p, ask.Level)
		s.Interval = &interval
	}
	if classes := r.m.source.Response.Classes; len(classes) == 2 {
		s.Probs = map[string]schema.Number{
			classes[0]: schema.Number(1 - p.Response),
			classes[1]: schema.Number(p.Response),
		}
	}
	if result, ok := r.m.Decide(*p); ok {
		class := r.m.decision.other
		if result {
			class = r.m.decision.positive
		}
		s.Class = &class
	}
}
