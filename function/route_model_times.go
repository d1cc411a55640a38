package function

import (
	"math"

	"serverless-poc/schema"
)

// timesOf are round numbers from 0 to the last time that the survival curves of
// a model know: where to ask for a picture of them. They are no event's times.
// Nil for a model without survival curves.
func timesOf(m *schema.Model) []schema.Number {
	if m.Rule == nil || m.Rule.Hazard == nil {
		return nil
	}
	last := 0.0
	for _, s := range m.Rule.Hazard.Strata {
		if n := len(s.Times); n > 0 {
			last = max(last, float64(s.Times[n-1]))
		}
	}
	if !(last > 0) || math.IsInf(last, 0) {
		return nil
	}
	var list []schema.Number
	for step, x := roundStep(last/50), 0.0; x <= last; {
		list = append(list, schema.Number(x))
		x = multiple(len(list), step)
	}
	return list
}

// multiple is n times step, with the digits that a person would write: 0.07, not
// 0.07000000000000001.
func multiple(n int, step float64) float64 {
	if step < 1 {
		return float64(n) / math.Round(1/step)
	}
	return float64(n) * step
}

// roundStep is the least 1, 2 or 5 times a power of ten that is not below x.
func roundStep(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, times := range []float64{1, 2, 5} {
		if times*power >= x {
			return times * power
		}
	}
	return 10 * power
}
