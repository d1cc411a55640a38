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
	c := cursor{data: event}
	if !c.mark('{') {
		return false
	}
	for n := range row {
		if n > 0 && !c.mark(',') {
			return false
		}
		key, ok := c.text()
		if !ok || !c.mark(':') {
			return false
		}
		slot := q.slot(n, key)
		if slot < 0 || !math.IsNaN(row[slot]) {
			return false
		}
		if row[slot], ok = q.field(&c, slot); !ok {
			return false
		}
	}
	return c.mark('}') && c.end()
}

// slot is the place of the predictor that key names, -1 where none is. The n-th
// key is most likely the n-th predictor's.
func (q *quick) slot(n int, key []byte) int {
	if q.names[n] == string(key) {
		return n
	}
	return q.model.Slot(string(key))
}

// field reads a value.
func (q *quick) field(c *cursor, slot int) (float64, bool) {
	switch b := c.peek(); {
	case b == '"':
		text, ok := c.text()
		if !ok {
			return 0, false
		}
		return q.model.ReadText(slot, text)
	case b == '-' || b >= '0' && b <= '9':
		text, ok := c.number()
		if !ok {
			return 0, false
		}
		f, err := strconv.ParseFloat(string(text), 64)
		if err != nil {
			return 0, false
		}
		return q.model.ReadField(slot, schema.Num(f))
	case c.word("true"):
		return q.model.ReadField(slot, schema.Bool(true))
	case c.word("false"):
		return q.model.ReadField(slot, schema.Bool(false))
	}
	return 0, false
}
