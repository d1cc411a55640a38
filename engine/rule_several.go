package engine

import (
	"slices"

	"serverless-poc/schema"
)

// several is one mean per linear predictor, each under its own name
// (R: predict.mlm in stats/R/mlm.R, predict.rq in quantreg/R/quantreg.R).
type several struct {
	m     *Model
	names []string
}

func (m *Model) compileSeveral(s *schema.Several) (rule, error) {
	if len(s.Names) != len(m.equations) {
		return nil, refuse("/rule/several/names", export, "%d names for %d linear predictors", len(s.Names), len(m.equations))
	}
	seen := map[string]bool{}
	for _, name := range s.Names {
		if seen[name] {
			return nil, refuse("/rule/several/names", export, "two linear predictors are named %q", name)
		}
		seen[name] = true
	}
	return several{m, s.Names}, nil
}

func (r several) values() int { return len(r.names) }

func (r several) respond(p *Prediction, _ Row) {
	if len(r.names) == 1 {
		p.Values[0] = r.m.link.LinkInv(p.Link)
		return
	}
	for i, eta := range p.Links {
		p.Values[i] = r.m.link.LinkInv(eta)
	}
}

// deviate has nothing to add: R gives no standard errors here.
func (r several) deviate(*Prediction) {}

func (r several) scale(p Prediction, name string) float64 {
	if i := slices.Index(r.names, name); i >= 0 {
		return p.Scales[i]
	}
	return 0
}

func (r several) offers() offer { return offer{} }

func (r several) scored(p *Prediction, _ Ask, s *schema.Scored) {
	links := p.Links
	if links == nil {
		links = []float64{p.Link}
	}
	s.Link, s.Response = byNames(r.names, links), byNames(r.names, p.Values)
}

// byNames puts one number under each name.
func byNames(names []string, x []float64) *schema.Quantity {
	q := &schema.Quantity{ByName: make(map[string]schema.Number, len(names))}
	for i, name := range names {
		q.ByName[name] = schema.Number(x[i])
	}
	return q
}
