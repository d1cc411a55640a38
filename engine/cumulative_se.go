package engine

import (
	"math"

	"serverless-poc/schema"
)

// compileCovariance reads the covariance of all parameters: thresholds,
// coefficients, scale.
func (r *cumulative) compileCovariance(at string, c *schema.Cumulative) (err error) {
	r.parameters = len(r.classes) - 1
	if r.thresholds == nil {
		r.parameters *= r.m.equations[1].rank()
		for k := range len(r.classes) - 1 {
			if r.m.equations[1+k].rank() != r.m.equations[1].rank() {
				return refuse("/equations", export, "the thresholds have not the same aliased columns")
			}
		}
	}
	r.parameters += r.m.equations[0].rank()
	if r.scaled {
		r.parameters += r.m.equations[len(r.m.equations)-1].rank()
	}
	if len(c.Covariance) == 0 {
		return nil
	}
	r.m.rows = true
	r.covariance, err = square(at, c.Covariance, r.parameters)
	return err
}

// deviate is the root of g' V g, where g is the gradient of the probability of a
// class by all parameters (R: get.se in ordinal/R/clm.predict.R).
func (r *cumulative) deviate(p *Prediction) {
	if r.covariance == nil {
		return
	}
	sigma := r.sigma(p)
	g, product := make([]float64, r.parameters), make([]float64, r.parameters)
	for k := range r.classes {
		r.gradient(p, k, sigma, g)
		clear(product)
		rowTimes(g, r.covariance, product)
		variance := 0.0
		for j, v := range product {
			variance += float64(v * g[j])
		}
		p.SEValues[k] = math.Sqrt(variance)
	}
}

// gradient is that of class k.
func (r *cumulative) gradient(p *Prediction, k int, sigma float64, g []float64) {
	clear(g)
	upper, lower := r.ends(p, k)
	upper, lower = upper/sigma, lower/sigma
	above, below := r.f.Density(upper), r.f.Density(lower)
	count := len(r.classes) - 1
	at := 0
	for _, x := range r.thresholdRow(p) {
		if k < count {
			g[at+k] += float64(x*above) / sigma
		}
		if k > 0 {
			g[at+k-1] -= float64(x*below) / sigma
		}
		at += count
	}
	for _, x := range p.rows[0] {
		g[at] = float64(-x*above)/sigma - float64(-x*below)/sigma
		at++
	}
	if !r.scaled {
		return
	}
	slope := -(float64(upper*above) - float64(lower*below))
	for _, x := range p.rows[len(p.rows)-1] {
		g[at] = float64(slope * x)
		at++
	}
}

// thresholdRow is the row of the model matrix of the thresholds.
func (r *cumulative) thresholdRow(p *Prediction) []float64 {
	if r.thresholds != nil {
		return one
	}
	return p.rows[1]
}

var one = []float64{1}
