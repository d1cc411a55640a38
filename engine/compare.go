package engine

import (
	"maps"
	"math"
	"slices"

	"serverless-poc/schema"
)

// Compare says where got differs from what R said of the case c by more than
// the model's tolerance allows. Only the quantities that R gave are compared.
func (m *Model) Compare(c schema.Case, got schema.Scored) []Mismatch {
	var p Prediction
	if row, err := m.Bind(c.Input); err == nil {
		p = m.Score(row)
	}
	return m.compare(c, m.source.Tolerance, got, p)
}

// compare takes the yardsticks of the linear predictors from p.
func (m *Model) compare(c schema.Case, t schema.Tolerance, got schema.Scored, p Prediction) []Mismatch {
	if c.Expect == nil {
		return []Mismatch{accepted(c)}
	}
	d := differ{name: c.Name}
	e := c.Expect
	link := func(name string, r schema.Number) float64 {
		return math.Max(bound(t.Link, r), float64(t.LinkScale)*m.scale(p, name))
	}
	response := func(_ string, r schema.Number) float64 { return bound(t.Response, r) }
	se := func(_ string, r schema.Number) float64 { return bound(t.SE, r) }
	d.quantity("link", e.Link, got.Link, link)
	d.quantity("response", e.Response, got.Response, response)
	d.quantity("se_link", e.SELink, got.SELink, se)
	d.quantity("se_response", e.SEResponse, got.SEResponse, se)
	d.interval(e.Interval, got.Interval, response)
	if e.Class != nil {
		d.class(*e.Class, got.Class)
	}
	// 1 - p inherits the absolute error of p, so each is bounded by the larger of p and 1 - p.
	d.byName("probs", e.Probs, got.Probs, func(_ string, r schema.Number) float64 {
		return math.Max(bound(t.Response, r), bound(t.Response, 1-r))
	})
	d.byName("se_probs", e.SEProbs, got.SEProbs, se)
	d.byName("survival", e.Survival, got.Survival, response)
	d.byName("quantile", e.Quantile, got.Quantile, response)
	d.optional("count", e.Count, got.Count, response)
	d.optional("zero", e.Zero, got.Zero, response)
	d.byName("prob", e.Prob, got.Prob, response)
	return d.found
}

// scale is sum |x_j b_j| of the linear predictor of that name; 0 leaves the
// link with its relative bound.
func (m *Model) scale(p Prediction, name string) float64 {
	if name == "" || p.Scales == nil {
		return p.Scale
	}
	return m.rule.scale(p, name)
}

// A limit is the largest difference allowed from R's number r of that name.
type limit func(name string, r schema.Number) float64

// bound is the relative tolerance t of R's number r.
func bound(t, r schema.Number) float64 { return float64(t) * math.Abs(float64(r)) }

// A differ collects the mismatches of one case.
type differ struct {
	name  string
	found []Mismatch
}

// number compares one quantity; a nil ours is one that we did not give. The
// comparison is written so that NaN in allowed or in the difference fails.
func (d *differ) number(quantity string, r schema.Number, ours *schema.Number, allowed float64) {
	if ours == nil {
		d.missing(quantity, text(r))
		return
	}
	x, y := float64(r), float64(*ours)
	switch {
	case x == y || math.IsNaN(x) && math.IsNaN(y):
		return
	case math.IsInf(x, 0) || math.IsInf(y, 0) || math.IsNaN(x) || math.IsNaN(y):
		d.found = append(d.found, Mismatch{d.name, quantity, text(r), text(*ours), nan, nan})
	case !(math.Abs(y-x) <= allowed):
		d.found = append(d.found, Mismatch{d.name, quantity, text(r), text(*ours),
			schema.Number(math.Abs(y - x)), schema.Number(allowed)})
	}
}

func (d *differ) class(r string, ours *string) {
	switch {
	case ours == nil:
		d.missing("class", schema.Str(r).String())
	case *ours != r:
		d.found = append(d.found, Mismatch{d.name, "class", schema.Str(r).String(), schema.Str(*ours).String(), nan, nan})
	}
}

// quantity compares a number, or each by its name.
func (d *differ) quantity(what string, r, ours *schema.Quantity, allowed limit) {
	switch {
	case r == nil:
	case ours == nil:
		d.missing(what, r.String())
	case (r.ByName == nil) != (ours.ByName == nil):
		d.found = append(d.found, Mismatch{d.name, what, r.String(), ours.String(), nan, nan})
	case r.ByName == nil:
		d.number(what, r.Number, &ours.Number, allowed("", r.Number))
	default:
		d.byName(what, r.ByName, ours.ByName, allowed)
	}
}

func (d *differ) optional(what string, r, ours *schema.Number, allowed limit) {
	if r != nil {
		d.number(what, *r, ours, allowed("", *r))
	}
}

// byName compares what R gave of each name.
func (d *differ) byName(what string, r, ours map[string]schema.Number, allowed limit) {
	for _, name := range slices.Sorted(maps.Keys(r)) {
		var our *schema.Number
		if n, ok := ours[name]; ok {
			our = &n
		}
		d.number(what+"."+name, r[name], our, allowed(name, r[name]))
	}
}

// interval compares the four ends. Each is a sum of two terms of opposite
// signs, so that the widest of them bounds the rounding of all.
func (d *differ) interval(r, ours *schema.Interval, allowed limit) {
	if r == nil {
		return
	}
	if ours == nil {
		d.missing("interval", "four numbers")
		return
	}
	most := 0.0
	for _, end := range []schema.Number{r.ConfLower, r.ConfUpper, r.PredLower, r.PredUpper} {
		if f := math.Abs(float64(end)); f > most && !math.IsInf(f, 0) {
			most = f
		}
	}
	widest := allowed("", schema.Number(most))
	d.number("interval.conf_lwr", r.ConfLower, &ours.ConfLower, widest)
	d.number("interval.conf_upr", r.ConfUpper, &ours.ConfUpper, widest)
	d.number("interval.pred_lwr", r.PredLower, &ours.PredLower, widest)
	d.number("interval.pred_upr", r.PredUpper, &ours.PredUpper, widest)
}

func (d *differ) missing(what, r string) {
	d.found = append(d.found, Mismatch{d.name, what, r, "nothing", nan, nan})
}

// accepted is the mismatch of a row that we scored and R refuses.
func accepted(c schema.Case) Mismatch {
	why := "refused"
	if c.Reject != nil {
		why = "refused: " + c.Reject.Message
	}
	return Mismatch{c.Name, "rejection", why, "scored", nan, nan}
}

func text(n schema.Number) string { return string(n.Append(nil)) }

var nan = schema.Number(math.NaN())
