package engine

import (
	"math"

	"serverless-poc/schema"
)

// Bind reads a caller's fields into a [Row]. null is NA; a field that is not
// there is a problem; fields that the model does not know are ignored, as R's
// predict() ignores further columns of newdata. The error is [schema.Problems],
// all of them, in the order of the predictors.
func (m *Model) Bind(fields map[string]schema.Value) (Row, error) {
	return m.BindInto(make(Row, 0, len(m.predictors)), fields)
}

// BindInto is [Model.Bind] into the storage of row, for callers with many rows.
func (m *Model) BindInto(row Row, fields map[string]schema.Value) (Row, error) {
	row = row[:0]
	var problems schema.Problems
	for i := range m.predictors {
		p := &m.predictors[i]
		value, there := fields[p.name]
		slot, message := math.NaN(), ""
		if there {
			slot, message = p.bind(value)
		} else {
			message = m.missing(p, fields)
		}
		if message != "" {
			problems = append(problems, schema.Problem{Field: p.name, Value: value, Allowed: p.allowed, Message: message})
		}
		row = append(row, slot)
	}
	if problems == nil {
		problems = m.check(row, fields)
	}
	if problems != nil {
		return nil, problems
	}
	return row, nil
}

// bind reads one value; a message says why it cannot.
func (p *predictor) bind(v schema.Value) (slot float64, message string) {
	if v.Kind() == schema.KindNA {
		return math.NaN(), ""
	}
	switch p.kind {
	case schema.Numeric:
		return p.bindNumber(v)
	case schema.Logical:
		return p.bindLogical(v)
	case schema.Date:
		return p.bindDate(v)
	}
	return p.bindLevel(v)
}
