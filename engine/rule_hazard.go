package engine

import (
	"fmt"
	"math"
	"sort"

	"serverless-poc/engine/exact"
	"serverless-poc/schema"
)

// hazard is Cox's proportional hazards (R: survival/R/predict.coxph.R,
// type = "lp" and "risk"; survival/R/survfit.coxph.R). Values are the place of
// the stratum and the risk that belongs to the cumulative hazard.
type hazard struct {
	m      *Model
	strata []steps // nil: no survival
	center *center
	origin float64
}

// steps is a cumulative hazard as a step function, continuous from the right.
type steps struct{ times, cumulative []float64 }

func (m *Model) compileHazard(h *schema.Hazard) (rule, error) {
	const at = "/rule/hazard"
	if len(m.equations) != 1 {
		return nil, refuse("/equations", export, "proportional hazards have one linear predictor, here are %d", len(m.equations))
	}
	s, err := m.compileStratum(at+"/stratum", h.Stratum, len(h.Strata))
	if err != nil {
		return nil, err
	}
	r := &hazard{m: m, center: &center{stratum: s}}
	for i := range h.Strata {
		if err := r.compileStratum(fmt.Sprintf("%s/strata/%d", at, i), &h.Strata[i], h.Origin != nil); err != nil {
			return nil, err
		}
	}
	if h.Origin != nil {
		r.origin = float64(*h.Origin)
		m.equations = append(m.equations, m.equations[0]) // survival wants the sum without the center
	}
	m.equations[0].center = r.center
	return r, nil
}

func (r *hazard) compileStratum(at string, s *schema.Stratum, survives bool) error {
	if columns := len(r.m.equations[0].beta); len(s.Center) != columns {
		return refuse(at+"/center", export, "%d numbers for %d coefficients", len(s.Center), columns)
	}
	row, err := finite(at+"/center", s.Center)
	if err != nil {
		return err
	}
	r.center.rows = append(r.center.rows, row)
	if !survives {
		return nil
	}
	times, err := ascending(at+"/times", s.Times)
	if err != nil {
		return err
	}
	cumulative, err := ascending(at+"/cumulative_hazard", s.CumulativeHazard)
	switch {
	case err != nil:
		return err
	case len(times) != len(cumulative):
		return refuse(at+"/cumulative_hazard", export, "%d numbers for %d times", len(cumulative), len(times))
	case len(cumulative) > 0 && cumulative[0] < 0:
		return refuse(at+"/cumulative_hazard/0", export, "negative")
	}
	r.strata = append(r.strata, steps{times, cumulative})
	return nil
}

// ascending reads finite numbers, each above the one before.
func ascending(at string, list []schema.Number) ([]float64, error) {
	numbers, err := finite(at, list)
	if err != nil {
		return nil, err
	}
	for i := 1; i < len(numbers); i++ {
		if !(numbers[i] > numbers[i-1]) {
			return nil, refuse(fmt.Sprintf("%s/%d", at, i), export, "not above the number before it")
		}
	}
	return numbers, nil
}

func (r *hazard) values() int { return 2 }

func (r *hazard) respond(p *Prediction, row Row) {
	p.Response = exact.Exp(p.Link)
	if r.strata != nil {
		p.Values[0] = float64(r.center.stratum.of(row))
		p.Values[1] = exact.Exp(p.Links[1] - r.origin)
	}
}

// deviate is se * sqrt(risk), as predict.coxph has it.
func (r *hazard) deviate(p *Prediction) {
	p.SEResponse = float64(p.SELink * math.Sqrt(p.Response))
}

func (r *hazard) scale(p Prediction, _ string) float64 { return p.Scale }

func (r *hazard) offers() offer { return offer{survival: r.strata != nil} }

func (r *hazard) scored(p *Prediction, ask Ask, s *schema.Scored) {
	s.Link, s.Response = schema.One(p.Link), schema.One(p.Response)
	if ask.SE && r.m.errors != nil {
		s.SELink, s.SEResponse = schema.One(p.SELink), schema.One(p.SEResponse)
	}
	if len(ask.Times) == 0 || r.strata == nil {
		return
	}
	s.Survival = make(map[string]schema.Number, len(ask.Times))
	for _, t := range ask.Times {
		s.Survival[t.Text] = schema.Number(r.survival(p, t.Number))
	}
}

// survival is exp(-H(t))^risk; beyond the last time the last value stays
// (R: summary(survfit(fit, newdata), times = t, extend = TRUE)).
func (r *hazard) survival(p *Prediction, t float64) float64 {
	if math.IsNaN(p.Values[0]) || math.IsNaN(t) {
		return math.NaN()
	}
	s := r.strata[int(p.Values[0])]
	at := sort.Search(len(s.times), func(i int) bool { return s.times[i] > t })
	if at == 0 {
		return 1
	}
	return exact.Pow(exact.Exp(-s.cumulative[at-1]), p.Values[1])
}
