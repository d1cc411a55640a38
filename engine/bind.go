package engine

import (
	"math"

	"serverless-poc/schema"
)

// Bind reads a caller's fields into a [Row]. A field that is not there or null
// is a problem, for R's prediction of an NA is no number; fields that the model
// does not know are left out, as R's predict() leaves out further columns of
// newdata (see [Model.Ignored]). The error is [schema.Problems], all of them, in
// the order of the predictors.
func (m *Model) Bind(fields map[string]schema.Value) (Row, error) {
	return m.BindInto(make(Row, 0, len(m.predictors)), fields)
}

// BindInto is [Model.Bind] into the storage of row, for callers with many rows.
func (m *Model) BindInto(row Row, fields map[string]schema.Value) (Row, error) {
	return m.bind(row, fields, (*predictor).bind)
}

// bindGolden reads the row of a golden case, which may also hold null, for R's
// NA, and infinite numbers.
func (m *Model) bindGolden(fields map[string]schema.Value) (Row, error) {
	return m.bind(make(Row, 0, len(m.predictors)), fields, (*predictor).bindGolden)
}

func (m *Model) bind(row Row, fields map[string]schema.Value, read func(*predictor, schema.Value) (float64, string)) (Row, error) {
	row = row[:0]
	var problems schema.Problems
	for i := range m.predictors {
		p := &m.predictors[i]
		value, there := fields[p.name]
		slot, message := math.NaN(), ""
		if there {
			slot, message = read(p, value)
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

// bindGolden also reads NA and, for a number, "Inf" and "-Inf".
func (p *predictor) bindGolden(v schema.Value) (float64, string) {
	switch {
	case v.Kind() == schema.KindNA:
		return math.NaN(), ""
	case p.kind == schema.Numeric && v == schema.Str("Inf"):
		return math.Inf(1), ""
	case p.kind == schema.Numeric && v == schema.Str("-Inf"):
		return math.Inf(-1), ""
	}
	return p.bind(v)
}

// bind reads one value; a message says why it cannot.
func (p *predictor) bind(v schema.Value) (slot float64, message string) {
	slot, why := p.read(v)
	if why != "" {
		return p.no(v, why)
	}
	return slot, ""
}

// read reads one value, or says what it is not. It keeps nothing of v.
func (p *predictor) read(v schema.Value) (slot float64, why string) {
	if v.Kind() == schema.KindNA {
		return notANumber, "is no value"
	}
	switch p.kind {
	case schema.Numeric:
		return readNumber(v)
	case schema.Logical:
		return readLogical(v)
	case schema.Date:
		return readDate(v)
	}
	return p.readLevel(v)
}
