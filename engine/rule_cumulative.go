package engine

import (
	"math"

	"serverless-poc/engine/exact"
	"serverless-poc/engine/link"
	"serverless-poc/schema"
)

// cumulative is a probability for each of ordered classes, by differences of a
// distribution function at thresholds (R: predict.polr in MASS/R/polr.R;
// clm.predict.R, clm.newRho in ordinal/R; get_fitted in ordinal/src/get_fitted.c).
// Values are the probabilities.
type cumulative struct {
	m          *Model
	f          link.Distribution
	classes    []string
	thresholds []float64 // nil: the equations from 1 on
	scaled     bool      // the last equation is the logarithm of the scale
	end        float64   // 0: probabilities of 0 and 1
	covariance [][]float64
	parameters int
}

func (m *Model) compileCumulative(c *schema.Cumulative) (rule, error) {
	const at = "/rule/cumulative"
	r := &cumulative{m: m, scaled: c.Scale}
	var err error
	if r.classes, err = m.compileClasses(); err != nil {
		return nil, err
	}
	if r.f, err = link.NewDistribution(c.Distribution); err != nil {
		return nil, refuse(at+"/distribution", export, "%s", err)
	}
	if c.End != nil {
		if r.end = float64(*c.End); !(r.end > 0) || math.IsInf(r.end, 1) {
			return nil, refuse(at+"/end", export, "%s is not a finite number above 0", c.End.Text())
		}
		if c.Distribution == "cloglog" {
			r.f = r.f.Turned()
		}
	}
	if err := r.compileThresholds(at, c); err != nil {
		return nil, err
	}
	return r, r.compileCovariance(at+"/covariance", c)
}

// compileThresholds finds the thresholds, and checks that no equation is left over.
func (r *cumulative) compileThresholds(at string, c *schema.Cumulative) (err error) {
	count := len(r.classes) - 1
	want := 1
	if c.Thresholds == nil {
		want += count
	} else if r.thresholds, err = finite(at+"/thresholds", c.Thresholds); err != nil {
		return err
	} else if len(r.thresholds) != count {
		return refuse(at+"/thresholds", export, "%d thresholds for %d classes", len(r.thresholds), len(r.classes))
	}
	if r.scaled {
		want++
	}
	if have := len(r.m.equations); have != want {
		return refuse("/equations", export, "%d linear predictors where the rule has %d", have, want)
	}
	return nil
}

func (r *cumulative) values() int { return len(r.classes) }

// ends are eta at the upper and the lower end of class k, before the scale:
// where an end is infinity itself, no threshold is there.
func (r *cumulative) ends(p *Prediction, k int) (upper, lower float64) {
	upper, lower = r.end, -r.end
	if k < len(r.classes)-1 {
		upper = r.threshold(p, k)
	}
	if k > 0 {
		lower = r.threshold(p, k-1)
	}
	return upper - p.Link, lower - p.Link
}

func (r *cumulative) threshold(p *Prediction, k int) float64 {
	if r.thresholds != nil {
		return r.thresholds[k]
	}
	return p.Links[1+k]
}

// sigma divides both ends; 1 without a scale.
func (r *cumulative) sigma(p *Prediction) float64 {
	if r.scaled {
		return exact.Exp(p.Links[len(p.Links)-1])
	}
	return 1
}

func (r *cumulative) respond(p *Prediction, _ Row) {
	sigma := r.sigma(p)
	last := len(r.classes) - 1
	for k := range r.classes {
		upper, lower := r.ends(p, k)
		upper, lower = upper/sigma, lower/sigma
		switch {
		case r.end != 0 && lower > 0: // the smaller tail
			p.Values[k] = r.f.Upper(lower) - r.f.Upper(upper)
		case r.end != 0:
			p.Values[k] = r.f.Lower(upper) - r.f.Lower(lower)
		case k == 0:
			p.Values[k] = r.f.Lower(upper)
		case k == last:
			p.Values[k] = 1 - r.f.Lower(lower)
		default:
			p.Values[k] = r.f.Lower(upper) - r.f.Lower(lower)
		}
	}
	respondByClass(p)
}

func (r *cumulative) scale(p Prediction, _ string) float64 { return p.Scale }

func (r *cumulative) offers() offer { return offer{} }

func (r *cumulative) scored(p *Prediction, ask Ask, s *schema.Scored) {
	r.m.scoredByClass(p, p.Values, s)
	if ask.SE && r.covariance != nil {
		s.SEProbs = byNames(r.classes, p.SEValues).ByName
	}
}
