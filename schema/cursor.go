package schema

// A Cursor reads JSON that may be none, a mark, a word, a plain string or a number
// at a time. It goes over blanks and allocates nothing.
type Cursor struct {
	data []byte
	at   int
}

// NewCursor begins where data does.
func NewCursor(data []byte) Cursor { return Cursor{data: data} }

// Peek is the next byte that is not blank; 0 is the end.
func (c *Cursor) Peek() byte {
	for ; c.at < len(c.data); c.at++ {
		if b := c.data[c.at]; b != ' ' && b != '\n' && b != '\t' && b != '\r' {
			return b
		}
	}
	return 0
}

// End says that there is nothing more; a zero byte is something.
func (c *Cursor) End() bool {
	c.Peek()
	return c.at == len(c.data)
}

// Mark goes over b.
func (c *Cursor) Mark(b byte) bool {
	if c.Peek() != b {
		return false
	}
	c.at++
	return true
}

// Word goes over the bytes of text.
func (c *Cursor) Word(text string) bool {
	c.Peek()
	if len(c.data)-c.at < len(text) || string(c.data[c.at:c.at+len(text)]) != text {
		return false
	}
	c.at += len(text)
	return true
}

// Since is the last n bytes that it went over.
func (c *Cursor) Since(n int) []byte { return c.data[c.at-n : c.at] }

// Plain takes a string of ASCII without escapes.
func (c *Cursor) Plain() ([]byte, bool) {
	if !c.Mark('"') {
		return nil, false
	}
	rest := c.data[c.at:]
	for i, b := range rest {
		switch {
		case b == '"':
			c.at += i + 1
			return rest[:i], true
		case b < ' ' || b == '\\' || b >= 0x80:
			return nil, false
		}
	}
	return nil, false
}

// BeginsNumber says whether a value that begins with b is a number.
func BeginsNumber(b byte) bool { return b == '-' || b >= '0' && b <= '9' }

// Number takes a number that begins here.
func (c *Cursor) Number() ([]byte, bool) {
	start := c.at
	ok := c.number()
	return c.data[start:c.at], ok
}

// number goes over one by JSON's grammar (RFC 8259, section 6).
func (c *Cursor) number() bool {
	c.one('-', '-')
	if !c.one('0', '0') && !c.digits() {
		return false
	}
	if c.one('.', '.') && !c.digits() {
		return false
	}
	if c.one('e', 'E') {
		c.one('+', '-')
		return c.digits()
	}
	return true
}

// one goes over a byte that is a or b.
func (c *Cursor) one(a, b byte) bool {
	if c.at == len(c.data) || c.data[c.at] != a && c.data[c.at] != b {
		return false
	}
	c.at++
	return true
}

// digits goes over digits, at least one.
func (c *Cursor) digits() bool {
	start := c.at
	for c.at < len(c.data) && c.data[c.at] >= '0' && c.data[c.at] <= '9' {
		c.at++
	}
	return c.at > start
}
