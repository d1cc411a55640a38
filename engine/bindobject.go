package engine

import (
	"math"

	"serverless-poc/schema"
)

// Objects binds rows that are JSON objects of plain fields, each in one pass. What it
// takes, [Model.Bind] takes too and reads as the same numbers.
type Objects struct {
	model *Model
	keys  []string // of the predictors as most write them, with the colon
}

// Objects makes ready for rows of JSON.
func (m *Model) Objects() *Objects {
	o := &Objects{model: m}
	for i := range m.predictors {
		o.keys = append(o.keys, string(append(schema.AppendString(nil, m.predictors[i].name), ':')))
	}
	return o
}

// Width is how many slots a row has.
func (o *Objects) Width() int { return len(o.keys) }

// Bind reads the object that data is into row, which has a slot for each predictor. It
// is false for anything but an object that has each predictor once and nothing else,
// for names and texts that are not plain ASCII, and for what Bind does not take; row is
// spoiled then.
func (o *Objects) Bind(row Row, data []byte) bool {
	for slot := range row {
		row[slot] = math.NaN()
	}
	c := schema.NewCursor(data)
	if !c.Mark('{') {
		return false
	}
	for n := range row {
		if n > 0 && !c.Mark(',') {
			return false
		}
		slot := o.slot(&c, n)
		if slot < 0 || !math.IsNaN(row[slot]) {
			return false
		}
		ok := false
		if row[slot], ok = o.model.predictors[slot].bindPlain(&c); !ok {
			return false
		}
	}
	return c.Mark('}') && c.End() && o.model.takes(row)
}

// slot goes over a key, most likely the n-th predictor's, and its colon. It is the
// place of the predictor, -1 where none is named so.
func (o *Objects) slot(c *schema.Cursor, n int) int {
	if c.Word(o.keys[n]) {
		return n
	}
	key, ok := c.Plain()
	if !ok || !c.Mark(':') {
		return -1
	}
	return o.model.slot(string(key))
}

// bindPlain goes over a value and reads it.
func (p *predictor) bindPlain(c *schema.Cursor) (float64, bool) {
	switch b := c.Peek(); {
	case b == '"':
		text, ok := c.Plain()
		if !ok {
			return notANumber, false
		}
		return p.bindText(text)
	case b == '-' || b >= '0' && b <= '9':
		text, ok := c.Number()
		if !ok {
			return notANumber, false
		}
		f, ok := numberOf(text)
		if !ok || p.kind == schema.Numeric {
			return f, ok
		}
		return p.bindValue(schema.Num(f))
	case c.Word("true"):
		return p.bindValue(schema.Bool(true))
	case c.Word("false"):
		return p.bindValue(schema.Bool(false))
	}
	return notANumber, false
}

// bindValue is read without the reason.
func (p *predictor) bindValue(v schema.Value) (float64, bool) {
	x, why := p.read(v)
	return x, why == ""
}
