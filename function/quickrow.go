package function

import (
	"math"
	"strconv"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// read fills row, which is NaN throughout, from an object that has each
// predictor once and nothing else.
func (q *quick) read(event []byte, row engine.Row) bool {
	c := schema.NewCursor(event)
	if !c.Mark('{') {
		return false
	}
	for n := range row {
		if n > 0 && !c.Mark(',') {
			return false
		}
		slot := q.slot(&c, n)
		if slot < 0 || !math.IsNaN(row[slot]) {
			return false
		}
		ok := false
		if row[slot], ok = q.field(&c, slot); !ok {
			return false
		}
	}
	return c.Mark('}') && c.End()
}

// slot goes over a key, most likely the n-th predictor's, and its colon. It is the
// place of the predictor, -1 where none is named so.
func (q *quick) slot(c *schema.Cursor, n int) int {
	if c.Word(q.keys[n]) {
		return n
	}
	key, ok := c.Plain()
	if !ok || !c.Mark(':') {
		return -1
	}
	return q.model.Slot(string(key))
}

// field reads a value.
func (q *quick) field(c *schema.Cursor, slot int) (float64, bool) {
	switch b := c.Peek(); {
	case b == '"':
		text, ok := c.Plain()
		if !ok {
			return 0, false
		}
		return q.model.ReadText(slot, text)
	case b == '-' || b >= '0' && b <= '9':
		text, ok := c.Number()
		if !ok {
			return 0, false
		}
		f, err := strconv.ParseFloat(string(text), 64)
		if err != nil {
			return 0, false
		}
		return q.model.ReadField(slot, schema.Num(f))
	case c.Word("true"):
		return q.model.ReadField(slot, schema.Bool(true))
	case c.Word("false"):
		return q.model.ReadField(slot, schema.Bool(false))
	}
	return 0, false
}
