package engine

import (
	"fmt"
	"math"

	"serverless-poc/engine/dist"
	"serverless-poc/engine/exact"
	"serverless-poc/schema"
)

// accelerated is a line in the time or its logarithm, with an error of a known
// distribution (R: survival/R/predict.survreg.R). Its one value is the scale of
// the row's stratum.
type accelerated struct {
	m        *Model
	quantile func(p float64) float64 // of the error
	log      bool
	stratum  stratum
	scales   []float64
}

func (m *Model) compileAccelerated(a *schema.Accelerated) (rule, error) {
	const at = "/rule/accelerated"
	if len(m.equations) != 1 {
		return nil, refuse("/equations", export, "accelerated times have one linear predictor, here are %d", len(m.equations))
	}
	s, err := m.compileStratum(at+"/stratum", a.Stratum, len(a.Scale))
	if err != nil {
		return nil, err
	}
	r := &accelerated{m: m, log: a.Log, stratum: s}
	if r.scales, err = finite(at+"/scale", a.Scale); err != nil {
		return nil, err
	}
	for i, scale := range r.scales {
		if !(scale > 0) {
			return nil, refuse(fmt.Sprintf("%s/scale/%d", at, i), export, "not above 0")
		}
	}
	if (a.DF != nil) != (a.Distribution == "t") {
		return nil, refuse(at+"/df", export, "degrees of freedom belong to the distribution t, and to no other")
	}
	r.quantile, err = errorQuantile(at, a)
	return r, err
}

// errorQuantile finds the quantile function of the error
// (R: survival/R/survreg.distributions.R).
func errorQuantile(at string, a *schema.Accelerated) (func(float64) float64, error) {
	switch a.Distribution {
	case "extreme":
		return func(p float64) float64 { return exact.Log(-exact.Log(1 - p)) }, nil
	case "logistic":
		return func(p float64) float64 { return exact.Log(p / (1 - p)) }, nil
	case "gaussian":
		return dist.QNorm, nil
	case "t":
		df := float64(*a.DF)
		if !(df > 0) || math.IsInf(df, 1) {
			return nil, refuse(at+"/df", export, "%s is not above 0", a.DF.Text())
		}
		return func(p float64) float64 { return student(p, df) }, nil
	}
	return nil, refuse(at+"/distribution", "known here: extreme, gaussian, logistic, t", "unknown distribution %q", a.Distribution)
}

// student is qt(p, df); 1 - p is exact for p above 1/2.
func student(p, df float64) float64 {
	if p < 0.5 {
		return -dist.QT(p, df)
	}
	return dist.QT(1-p, df)
}

func (r *accelerated) values() int { return 1 }

func (r *accelerated) respond(p *Prediction, row Row) {
	p.Response = r.untransformed(p.Link)
	if k := r.stratum.of(row); k >= 0 {
		p.Values[0] = r.scales[k]
	}
}

func (r *accelerated) untransformed(x float64) float64 {
	if r.log {
		return exact.Exp(x)
	}
	return x
}

// deviate is se / dtrans(response), the derivative of the transformation there.
func (r *accelerated) deviate(p *Prediction) {
	p.SEResponse = p.SELink
	if r.log {
		p.SEResponse = p.SELink / (1 / p.Response)
	}
}

func (r *accelerated) scale(p Prediction, _ string) float64 { return p.Scale }

func (r *accelerated) offers() offer { return offer{quantile: true} }

func (r *accelerated) scored(p *Prediction, ask Ask, s *schema.Scored) {
	s.Link, s.Response = schema.One(p.Link), schema.One(p.Response)
	if ask.SE && r.m.errors != nil {
		s.SELink, s.SEResponse = schema.One(p.SELink), schema.One(p.SEResponse)
	}
	if len(ask.Quantiles) == 0 {
		return
	}
	s.Quantile = make(map[string]schema.Number, len(ask.Quantiles))
	for _, q := range ask.Quantiles {
		x := p.Link + float64(r.quantile(q.Number)*p.Values[0])
		s.Quantile[q.Text] = schema.Number(r.untransformed(x))
	}
}
