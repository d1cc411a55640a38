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

// A Member is a member of an object as it stands there: its name without the quotes, its
// value with them.
type Member struct{ Name, Value []byte }

// mostOthers are members beside the predictors' that are looked through for one name.
const mostOthers = 32

// Bind reads the object that data is into row, which has a slot for each predictor, and
// appends the members that are no predictor's to others. It is false for anything but an
// object that has each predictor once and no name twice, for names and texts that are
// not plain ASCII, and for what Bind does not take; row is spoiled then.
func (o *Objects) Bind(row Row, data []byte, others []Member) ([]Member, bool) {
	for slot := range row {
		row[slot] = math.NaN()
	}
	c := schema.NewCursor(data)
	if !c.Mark('{') {
		return others, false
	}
	seen := 0
	for n := 0; !c.Mark('}'); n++ {
		if n > 0 && !c.Mark(',') {
			return others, false
		}
		slot, name, ok := o.key(&c, seen)
		switch {
		case !ok:
			return others, false
		case slot < 0:
			if others, ok = appendOther(others, name, &c); !ok {
				return others, false
			}
			continue
		case !math.IsNaN(row[slot]):
			return others, false
		}
		if row[slot], ok = o.model.predictors[slot].bindPlain(&c); !ok {
			return others, false
		}
		seen++
	}
	return others, seen == len(row) && c.End() && o.model.takes(row)
}

// key goes over a key, most likely that of the predictor next, and its colon. The slot
// is -1 where no predictor is named so.
func (o *Objects) key(c *schema.Cursor, next int) (slot int, name []byte, ok bool) {
	if next < len(o.keys) && c.Word(o.keys[next]) {
		return next, nil, true
	}
	name, ok = c.Plain()
	if !ok || !c.Mark(':') {
		return -1, nil, false
	}
	return o.model.slot(string(name)), name, true
}

// appendOther goes over a value that is no predictor's.
func appendOther(others []Member, name []byte, c *schema.Cursor) ([]Member, bool) {
	if len(others) == mostOthers {
		return others, false
	}
	for _, other := range others {
		if string(other.Name) == string(name) {
			return others, false
		}
	}
	value, ok := plainValue(c)
	return append(others, Member{name, value}), ok
}

// plainValue goes over a value of one token.
func plainValue(c *schema.Cursor) (value []byte, ok bool) {
	switch b := c.Peek(); {
	case b == '"':
		text, ok := c.Plain()
		if !ok {
			return nil, false
		}
		return c.Since(len(text) + 2), true
	case schema.BeginsNumber(b):
		text, ok := c.Number()
		if !ok {
			return nil, false
		}
		_, ok = numberOf(text)
		return text, ok
	}
	for _, word := range []string{"true", "false", "null"} {
		if c.Word(word) {
			return c.Since(len(word)), true
		}
	}
	return nil, false
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
	case schema.BeginsNumber(b):
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
