package engine

import (
	"maps"
	"math"
	"slices"

	"serverless-poc/schema"
)

// bound is the relative tolerance t of R's number r. Numbers below the smallest
// normal one have no relative precision left.
func bound(t, r schema.Number) float64 { return math.Max(float64(t)*math.Abs(float64(r)), 0x1p-1022) }

// A differ collects the mismatches of one case, and shows every comparison of
// numbers to see where that is wanted.
type differ struct {
	name  string
	found []Mismatch
	see   func(Measurement)
}

// number compares one quantity; a nil ours is one that we did not give. The
// comparison is written so that NaN in allowed or in the difference fails.
func (d *differ) number(quantity string, r schema.Number, ours *schema.Number, allowed float64) {
	if ours == nil {
		d.missing(quantity, r.Text())
		return
	}
	x, y := float64(r), float64(*ours)
	if d.see != nil {
		d.see(Measurement{d.name, quantity, x, y, allowed})
	}
	switch {
	case x == y || math.IsNaN(x) && math.IsNaN(y):
		return
	case math.IsInf(x, 0) || math.IsInf(y, 0) || math.IsNaN(x) || math.IsNaN(y):
		d.found = append(d.found, Mismatch{d.name, quantity, r.Text(), ours.Text(), nan, nan})
	case !(math.Abs(y-x) <= allowed):
		d.found = append(d.found, Mismatch{d.name, quantity, r.Text(), ours.Text(),
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

// interval compares the ends that R gave, each within what ends allows it.
func (d *differ) interval(r, ours *schema.Interval, allowed limit) {
	if r == nil {
		return
	}
	if ours == nil {
		d.missing("interval", "an interval")
		return
	}
	d.number("interval.conf_lwr", r.ConfLower, &ours.ConfLower, allowed("", r.ConfLower))
	d.number("interval.conf_upr", r.ConfUpper, &ours.ConfUpper, allowed("", r.ConfUpper))
	d.optional("interval.pred_lwr", r.PredLower, ours.PredLower, allowed)
	d.optional("interval.pred_upr", r.PredUpper, ours.PredUpper, allowed)
}

// explanation compares what R gave of terms.
func (d *differ) explanation(r, ours *schema.Explanation, allowed limit) {
	if r == nil {
		return
	}
	if ours == nil {
		d.missing("terms", "an explanation")
		return
	}
	d.number("constant", r.Constant, &ours.Constant, allowed("", r.Constant))
	d.optional("offset", r.Offset, ours.Offset, allowed)
	d.byName("terms", r.Terms, ours.Terms, allowed)
}

func (d *differ) missing(what, r string) {
	d.found = append(d.found, Mismatch{d.name, what, r, "nothing", nan, nan})
}
