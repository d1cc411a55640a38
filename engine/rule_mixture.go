package engine

import (
	"strconv"

	"serverless-poc/engine/exact"
	"serverless-poc/engine/link"
	"serverless-poc/schema"
)

// mixture is a count with zeros of its own (R: predict.zeroinfl in
// pscl/R/zeroinfl.R, predict.hurdle in pscl/R/hurdle.R). Values are the mean of
// the count alone, what predict(type = "zero") gives, and the logarithm of the
// probability of a count at all, of a hurdle.
type mixture struct {
	hurdle bool
	count  counts
	zero   counts    // of a hurdle that is no link
	link   link.Link // of the zeros; nil where they are counts
	most   int
}

// widestCount bounds how many probabilities a row has.
const widestCount = 1 << 16

func (m *Model) compileMixture(x *schema.Mixture) (rule, error) {
	const at = "/rule/mixture"
	if len(m.source.Equations) != 1 {
		return nil, refuse("/equations", export, "there must be one, that of the zeros; here are %d", len(m.source.Equations))
	}
	if !(x.Most >= 1 && x.Most <= widestCount) {
		return nil, refuse(at+"/most", "fit smaller counts", "%d is not between 1 and %d", x.Most, widestCount)
	}
	r := &mixture{hurdle: x.Hurdle, most: x.Most}
	var err error
	if r.count, err = compileCounts(at+"/count", &x.Count); err != nil {
		return nil, err
	}
	return r, r.compileZero(at+"/zero", &x.Zero)
}

// compileZero reads the zeros: a chance by its link, or, of a hurdle, a count too.
func (r *mixture) compileZero(at string, z *schema.CountPart) (err error) {
	if z.Distribution != "binomial" {
		if !r.hurdle {
			return refuse(at+"/distribution", export, "the zeros of a zero-inflated count are binomial, not %q", z.Distribution)
		}
		r.zero, err = compileCounts(at, z)
		return err
	}
	if z.Link == nil || z.Theta != nil {
		return refuse(at, export, "binomial zeros have a link and no theta")
	}
	if r.link, err = link.New(z.Link.Name, (*float64)(z.Link.Lambda)); err != nil {
		return refuse(at+"/link", export, "%s", err)
	}
	return nil
}

func (r *mixture) values() int { return 3 }

func (r *mixture) respond(p *Prediction, _ Row) {
	mu := exact.Exp(p.Links[0])
	p.Values[0] = mu
	if !r.hurdle {
		phi := r.link.LinkInv(p.Links[1])
		p.Values[1], p.Response = phi, float64((1-phi)*mu)
		return
	}
	some := r.some(p.Links[1])
	ratio := some - r.count.logSome(mu)
	p.Values[1], p.Values[2] = exact.Exp(ratio), some
	p.Response = exact.Exp(ratio + exact.Log(mu))
}

// some is the logarithm of the chance to pass the hurdle.
func (r *mixture) some(eta float64) float64 {
	if r.link != nil {
		return exact.Log(r.link.LinkInv(eta))
	}
	return r.zero.logSome(exact.Exp(eta))
}

// deviate has nothing to add: R gives no standard errors here.
func (r *mixture) deviate(*Prediction) {}

func (r *mixture) scale(p Prediction, _ string) float64 { return p.Scale }

func (r *mixture) offers() offer { return offer{} }

// scored gives what one linear predictor alone decides even where the other is NA.
func (r *mixture) scored(p *Prediction, _ Ask, s *schema.Scored) {
	r.respond(p, nil)
	count, zero := schema.Number(p.Values[0]), schema.Number(p.Values[1])
	s.Response, s.Count, s.Zero = schema.One(p.Response), &count, &zero
	s.Prob = make(map[string]schema.Number, r.most+1)
	for k := range r.most + 1 {
		s.Prob[strconv.Itoa(k)] = schema.Number(r.prob(p, k))
	}
}

// prob is the probability of the count k.
func (r *mixture) prob(p *Prediction, k int) float64 {
	mu := p.Values[0]
	switch {
	case !r.hurdle && k == 0:
		return p.Values[1] + float64((1-p.Values[1])*r.count.density(0, mu))
	case !r.hurdle:
		return float64((1 - p.Values[1]) * r.count.density(k, mu))
	case k == 0:
		return 1 - exact.Exp(p.Values[2])
	}
	ratio := p.Values[2] - r.count.logSome(mu)
	return exact.Exp(ratio + r.count.logDensity(k, mu))
}
