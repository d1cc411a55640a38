package engine

import (
	"maps"
	"math"
	"slices"

	"serverless-poc/schema"
)

// A differ collects the mismatches of one case, and shows every comparison of
// numbers to see where that is wanted. The yardsticks of the linear predictors are
// those of p, of terms that of row, which is nil where it was refused.
type differ struct {
	m     *Model
	c     *schema.Case
	t     schema.Tolerance
	row   Row
	p     *Prediction
	found []Mismatch
	see   func(Measurement)
}

// all compares each quantity that R gave.
func (d *differ) all(got *schema.Scored) {
	e := d.c.Expect
	d.quantity("link", e.Link, got.Link, ofLink)
	d.quantity("response", e.Response, got.Response, ofResponse)
	d.quantity("se_link", e.SELink, got.SELink, ofSE)
	d.quantity("se_response", e.SEResponse, got.SEResponse, ofSE)
	d.interval(e.Interval, got.Interval)
	if e.Class != nil {
		d.class(*e.Class, got.Class)
	}
	d.byName("probs", e.Probs, got.Probs, ofRest)
	d.byName("se_probs", e.SEProbs, got.SEProbs, ofSE)
	d.byName("survival", e.Survival, got.Survival, ofResponse)
	d.byName("quantile", e.Quantile, got.Quantile, ofResponse)
	d.optional("count", e.Count, got.Count, ofResponse)
	d.optional("zero", e.Zero, got.Zero, ofResponse)
	d.byName("prob", e.Prob, got.Prob, ofCount)
	d.explanation(e.Terms, got.Terms)
}

// number compares one quantity, or the one of that name of several; a nil ours is
// one that we did not give. The comparison is written so that NaN in what is allowed
// or in the difference fails. What is allowed is asked for only where it matters.
func (d *differ) number(quantity, name string, r schema.Number, ours *schema.Number, by yardstick) {
	if ours == nil {
		d.missing(label(quantity, name), r.Text())
		return
	}
	x, y := float64(r), float64(*ours)
	if d.see != nil {
		d.see(Measurement{d.c.Name, label(quantity, name), x, y, d.allowed(by, name, r)})
	}
	switch {
	case alike(x, y):
		return
	case math.IsInf(x, 0) || math.IsInf(y, 0) || math.IsNaN(x) || math.IsNaN(y):
		d.found = append(d.found, Mismatch{d.c.Name, label(quantity, name), r.Text(), ours.Text(), nan, nan})
	default:
		if most := d.allowed(by, name, r); !(math.Abs(y-x) <= most) {
			d.found = append(d.found, Mismatch{d.c.Name, label(quantity, name), r.Text(), ours.Text(),
				schema.Number(math.Abs(y - x)), schema.Number(most)})
		}
	}
}

// alike says that two numbers are equal, as NA is to NA.
func alike(x, y float64) bool { return x == y || math.IsNaN(x) && math.IsNaN(y) }

// label is how a mismatch names a quantity.
func label(quantity, name string) string {
	if name == "" {
		return quantity
	}
	return quantity + "." + name
}

func (d *differ) class(r string, ours *string) {
	switch {
	case ours == nil:
		d.missing("class", schema.Str(r).String())
	case *ours != r:
		d.found = append(d.found, Mismatch{d.c.Name, "class", schema.Str(r).String(), schema.Str(*ours).String(), nan, nan})
	}
}

// quantity compares a number, or each by its name.
func (d *differ) quantity(what string, r, ours *schema.Quantity, by yardstick) {
	switch {
	case r == nil:
	case ours == nil:
		d.missing(what, r.String())
	case (r.ByName == nil) != (ours.ByName == nil):
		d.found = append(d.found, Mismatch{d.c.Name, what, r.String(), ours.String(), nan, nan})
	case r.ByName == nil:
		d.number(what, "", r.Number, &ours.Number, by)
	default:
		d.byName(what, r.ByName, ours.ByName, by)
	}
}

func (d *differ) optional(what string, r, ours *schema.Number, by yardstick) {
	if r != nil {
		d.number(what, "", *r, ours, by)
	}
}

// byName compares what R gave of each name, in the order of the names where
// somebody will see it.
func (d *differ) byName(what string, r, ours map[string]schema.Number, by yardstick) {
	if d.see == nil && allAlike(r, ours) {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(r)) {
		var our *schema.Number
		if n, ok := ours[name]; ok {
			our = &n
		}
		d.number(what, name, r[name], our, by)
	}
}

// allAlike says that ours has every number of r.
func allAlike(r, ours map[string]schema.Number) bool {
	for name, x := range r {
		if y, ok := ours[name]; !ok || !alike(float64(x), float64(y)) {
			return false
		}
	}
	return true
}

// interval compares the ends that R gave.
func (d *differ) interval(r, ours *schema.Interval) {
	if r == nil {
		return
	}
	if ours == nil {
		d.missing("interval", "an interval")
		return
	}
	d.number("interval.conf_lwr", "", r.ConfLower, &ours.ConfLower, ofEnd)
	d.number("interval.conf_upr", "", r.ConfUpper, &ours.ConfUpper, ofEnd)
	d.optional("interval.pred_lwr", r.PredLower, ours.PredLower, ofEnd)
	d.optional("interval.pred_upr", r.PredUpper, ours.PredUpper, ofEnd)
}

// explanation compares what R gave of terms.
func (d *differ) explanation(r, ours *schema.Explanation) {
	if r == nil {
		return
	}
	if ours == nil {
		d.missing("terms", "an explanation")
		return
	}
	d.number("constant", "", r.Constant, &ours.Constant, ofTerm)
	d.optional("offset", r.Offset, ours.Offset, ofTerm)
	d.byName("terms", r.Terms, ours.Terms, ofTerm)
}

func (d *differ) missing(what, r string) {
	d.found = append(d.found, Mismatch{d.c.Name, what, r, "nothing", nan, nan})
}
