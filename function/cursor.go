package function

// A cursor reads JSON that may be none. It goes over blanks, takes the plain
// forms of strings and numbers, and knows nothing of the others. It allocates
// nothing.
type cursor struct {
	data []byte
	at   int
}

// peek is the next byte that is not blank; 0 is the end.
func (c *cursor) peek() byte {
	for ; c.at < len(c.data); c.at++ {
		if b := c.data[c.at]; b != ' ' && b != '\n' && b != '\t' && b != '\r' {
			return b
		}
	}
	return 0
}

// end says that there is nothing more.
func (c *cursor) end() bool {
	c.peek()
	return c.at == len(c.data)
}

// mark goes over b.
func (c *cursor) mark(b byte) bool {
	if c.peek() != b {
		return false
	}
	c.at++
	return true
}

// word goes over the bytes of text.
func (c *cursor) word(text string) bool {
	c.peek()
	if len(c.data)-c.at < len(text) || string(c.data[c.at:c.at+len(text)]) != text {
		return false
	}
	c.at += len(text)
	return true
}

// text takes a string of ASCII without escapes.
func (c *cursor) text() ([]byte, bool) {
	if !c.mark('"') {
		return nil, false
	}
	for start := c.at; c.at < len(c.data); c.at++ {
		switch b := c.data[c.at]; {
		case b == '"':
			c.at++
			return c.data[start : c.at-1], true
		case b < ' ' || b == '\\' || b >= 0x80:
			return nil, false
		}
	}
	return nil, false
}

// number takes a number by JSON's grammar (RFC 8259, section 6).
func (c *cursor) number() ([]byte, bool) {
	start := c.at
	c.one('-', '-')
	switch {
	case c.one('0', '0'):
	case c.digits():
	default:
		return nil, false
	}
	if c.one('.', '.') && !c.digits() {
		return nil, false
	}
	if c.one('e', 'E') {
		c.one('+', '-')
		if !c.digits() {
			return nil, false
		}
	}
	return c.data[start:c.at], true
}

// one goes over a byte that is a or b.
func (c *cursor) one(a, b byte) bool {
	if c.at == len(c.data) || c.data[c.at] != a && c.data[c.at] != b {
		return false
	}
	c.at++
	return true
}

// digits goes over digits, at least one.
func (c *cursor) digits() bool {
	start := c.at
	for c.at < len(c.data) && c.data[c.at] >= '0' && c.data[c.at] <= '9' {
		c.at++
	}
	return c.at > start
}
