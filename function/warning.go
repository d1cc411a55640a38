package function

import (
	"math"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A span is what a predictor was trained on, in the slot that rows have for it.
type span struct {
	slot      int
	field     string
	low, high float64
	shown     string // "220 to 800"
}

// spansOf are the training ranges of the model's numbers and days.
func spansOf(m *schema.Model) []span {
	var list []span
	for slot, p := range m.Predictors {
		if p.Range == nil {
			continue
		}
		low, high := float64(p.Range.Min), float64(p.Range.Max)
		if math.IsNaN(low) || math.IsNaN(high) || math.IsInf(low, 0) || math.IsInf(high, 0) {
			continue
		}
		show := schema.Number.Text
		if p.Type == schema.Date {
			show = schema.Day
		}
		list = append(list, span{slot, p.Name, low, high, show(p.Range.Min) + " to " + show(p.Range.Max)})
	}
	return list
}

// within says that a row has no [Model.warnings].
func (m *Model) within(row engine.Row) bool {
	for i := range m.spans {
		s := &m.spans[i]
		if x := row[s.slot]; !(x >= s.low && x <= s.high) {
			return false
		}
	}
	return true
}

// warnings are the values of a row beyond what the model was trained on: R
// predicts all the same, and so does the answer.
func (m *Model) warnings(row engine.Row, fields map[string]schema.Value) []schema.Warning {
	var list []schema.Warning
	for i := range m.spans {
		s := &m.spans[i]
		if x := row[s.slot]; x >= s.low && x <= s.high {
			continue
		}
		value := fields[s.field]
		list = append(list, schema.Warning{Field: s.field, Value: value,
			Message: s.field + ": " + clip(value.String()) + " is beyond the training data, " + s.shown + "; the answer is an extrapolation"})
	}
	return list
}
