package converter

import (
	"fmt"
	"math"

	"serverless-poc/schema"
)

// A Finding is one limit of stack.json and what was measured against it.
type Finding struct {
	Limit    string // shift, flipped, coefficient_se
	Allowed  schema.Number
	Measured schema.Number // NA where it cannot be
	Over     bool
	Says     string
}

// Hold holds d against the limits that there are. What a limit is about and
// cannot be measured is over it, but for coefficients without standard errors,
// which R does not always give.
func (d *Difference) Hold(l *schema.StackLimit) []Finding {
	var list []Finding
	if l == nil {
		return nil
	}
	if l.Shift != nil {
		list = append(list, d.holdShift(*l.Shift))
	}
	if l.Flipped != nil {
		list = append(list, d.holdFlipped(*l.Flipped))
	}
	if l.CoefficientSE != nil {
		list = append(list, d.holdCoefficients(*l.CoefficientSE))
	}
	return list
}

func (d *Difference) holdShift(allowed schema.Number) Finding {
	f, s := Finding{Limit: "shift", Allowed: allowed}, d.Predictions.likely()
	if s.Rows == 0 {
		return f.unmeasured("no row is answered by both with a number, so no shift can be measured")
	}
	f.Measured, f.Over = s.Largest, s.Largest > allowed
	f.Says = fmt.Sprintf("the largest shift of %d rows is %s", s.Rows, short(s.Largest))
	if s.At != nil {
		f.Says += fmt.Sprintf(": %s -> %s for %s", short(s.At.Old), short(s.At.New), s.At.Input)
	}
	return f
}

func (d *Difference) holdFlipped(allowed schema.Number) Finding {
	f, s := Finding{Limit: "flipped", Allowed: allowed}, d.Predictions.likely()
	if s.Decided == 0 {
		return f.unmeasured("the two models have no decision or class in common, so none can flip")
	}
	f.Measured = schema.Number(s.Flipped) / schema.Number(s.Decided)
	f.Over = f.Measured > allowed
	f.Says = fmt.Sprintf("%d of %d %s flip, a share of %s", s.Flipped, s.Decided, d.Predictions.Choice, short(f.Measured))
	for _, r := range d.Predictions.rows {
		if r.flipped && r.set != beyond {
			f.Says += fmt.Sprintf("; the first: %s -> %s for %s", short(r.Old), short(r.New), r.Input)
			break
		}
	}
	return f
}

func (d *Difference) holdCoefficients(allowed schema.Number) Finding {
	f := Finding{Limit: "coefficient_se", Allowed: allowed, Measured: schema.Number(math.NaN())}
	left := 0
	for _, c := range d.Coefficients {
		if !c.measured() {
			left++
		}
	}
	most := d.mostMoved()
	if most == nil {
		f.Says = "no coefficient has a change in standard errors to measure"
		return f
	}
	f.Measured = schema.Number(math.Abs(float64(most.SE)))
	f.Over = f.Measured > allowed
	f.Says = fmt.Sprintf("coefficient %s moves by %s standard errors: %s -> %s", most.label(), short(f.Measured), short(most.Old), short(most.New))
	if left > 0 {
		f.Says += fmt.Sprintf(" (%d of %d coefficients are new, removed or do not compare)", left, len(d.Coefficients))
	}
	return f
}

func (f Finding) unmeasured(why string) Finding {
	f.Measured, f.Over, f.Says = schema.Number(math.NaN()), true, why
	return f
}
