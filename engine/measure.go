package engine

import "math"

// A Measurement is one number of one golden case: R's, ours and the largest
// difference that the model's tolerance allows.
type Measurement struct {
	Case     string
	Quantity string // as in a [Mismatch]: probs.yes is of the quantity probs
	R, Ours  float64
	Allowed  float64
}

// Equal says that the two have the same bits; NA equals NA.
func (m Measurement) Equal() bool {
	return math.Float64bits(m.R) == math.Float64bits(m.Ours) || math.IsNaN(m.R) && math.IsNaN(m.Ours)
}

// Error is the difference in units of what is allowed: above 1 is a miss.
func (m Measurement) Error() float64 {
	if m.Equal() || m.R == m.Ours {
		return 0
	}
	if e := math.Abs(m.Ours-m.R) / m.Allowed; !math.IsNaN(e) {
		return e
	}
	return math.Inf(1)
}

// Measure is [Model.Replay] for a report: see is shown every number that R gave,
// and what is not a number or is missing comes back as mismatches.
func (m *Model) Measure(see func(Measurement)) []Mismatch {
	var found []Mismatch
	for i := range m.source.Cases {
		found = append(found, m.replay(&m.source.Cases[i], see)...)
	}
	return found
}
