package schema

// mostDeep is how deep encoding/json goes.
const mostDeep = 10000

// Valid says whether data is one JSON value, as json.Valid does, several times as
// fast: every event is looked at before it is taken apart.
func Valid(data []byte) bool {
	c := checker{NewCursor(data)}
	return c.value(0) && c.End()
}

// A checker walks data that may be anything.
type checker struct{ Cursor }

func (c *checker) value(depth int) bool {
	switch b := c.Peek(); {
	case b == '{' || b == '[':
		return depth < mostDeep && c.items(b+2, depth+1) // } and ] are two behind
	case b == '"':
		return c.text()
	case b == 't':
		return c.Word("true")
	case b == 'f':
		return c.Word("false")
	case b == 'n':
		return c.Word("null")
	}
	return c.number()
}

// items are an array's, or an object's with their keys.
func (c *checker) items(closing byte, depth int) bool {
	c.at++
	if c.Peek() == closing {
		c.at++
		return true
	}
	for {
		if closing == '}' && !(c.Peek() == '"' && c.text() && c.Mark(':')) {
			return false
		}
		if !c.value(depth) {
			return false
		}
		switch c.Peek() {
		case ',':
			c.at++
		case closing:
			c.at++
			return true
		default:
			return false
		}
	}
}

func (c *checker) text() bool {
	for c.at++; c.at < len(c.data); c.at++ {
		switch b := c.data[c.at]; {
		case b == '"':
			c.at++
			return true
		case b == '\\':
			if !c.escape() {
				return false
			}
		case b < ' ':
			return false
		}
	}
	return false
}

// escape goes to the last byte of an escape.
func (c *checker) escape() bool {
	if c.at++; c.at == len(c.data) {
		return false
	}
	switch c.data[c.at] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return true
	case 'u':
		_, ok := escaped(c.data[c.at-1:])
		c.at += 4
		return ok
	}
	return false
}
