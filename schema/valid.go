package schema

// mostDeep is how deep encoding/json goes.
const mostDeep = 10000

// valid says whether data is one JSON value, as json.Valid does, several times as
// fast: a cold start looks at every byte of its artefact.
func valid(data []byte) bool {
	c := checker{data: data}
	return c.value(0) && c.end()
}

// A checker walks data that may be anything.
type checker struct {
	data []byte
	at   int
}

// peek is the next byte that is no space, or 0.
func (c *checker) peek() byte {
	for ; c.at < len(c.data); c.at++ {
		switch b := c.data[c.at]; b {
		case ' ', '\t', '\n', '\r':
		default:
			return b
		}
	}
	return 0
}

// end says that nothing is left; a zero byte is something.
func (c *checker) end() bool { c.peek(); return c.at == len(c.data) }

func (c *checker) value(depth int) bool {
	switch b := c.peek(); {
	case b == '{' || b == '[':
		return depth < mostDeep && c.items(b+2, depth+1) // } and ] are two behind
	case b == '"':
		return c.text()
	case b == 't':
		return c.word("true")
	case b == 'f':
		return c.word("false")
	case b == 'n':
		return c.word("null")
	}
	return c.number()
}

// items are an array's, or an object's with their keys.
func (c *checker) items(closing byte, depth int) bool {
	c.at++
	if c.peek() == closing {
		c.at++
		return true
	}
	for {
		if closing == '}' && !(c.peek() == '"' && c.text() && c.peek() == ':' && c.word(":")) {
			return false
		}
		if !c.value(depth) {
			return false
		}
		switch c.peek() {
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

func (c *checker) word(word string) bool {
	if len(c.data)-c.at < len(word) || string(c.data[c.at:c.at+len(word)]) != word {
		return false
	}
	c.at += len(word)
	return true
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

// number reads -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
func (c *checker) number() bool {
	c.either('-', '-')
	if !c.either('0', '0') && c.digits() == 0 {
		return false
	}
	if c.either('.', '.') && c.digits() == 0 {
		return false
	}
	if c.either('e', 'E') {
		c.either('+', '-')
		return c.digits() > 0
	}
	return true
}

// either goes behind one of two bytes.
func (c *checker) either(a, b byte) bool {
	if c.at < len(c.data) && (c.data[c.at] == a || c.data[c.at] == b) {
		c.at++
		return true
	}
	return false
}

func (c *checker) digits() int {
	from := c.at
	for c.at < len(c.data) && c.data[c.at]-'0' <= 9 {
		c.at++
	}
	return c.at - from
}
