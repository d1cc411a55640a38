package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

const (
	blockSize = 64 << 10
	longest   = 64 << 20 // of one row
)

// A cutter cuts text into blocks of whole rows.
type cutter struct {
	r     io.Reader
	size  int    // of a block, if its rows are no longer
	rest  []byte // what was read behind the last block
	ended bool
	err   error // that reading ended with; what was read before is given first
	lines int   // before rest
	// cut is how much of text is whole rows; ended says that no more comes.
	cut func(text []byte, quoted, ended bool) int
}

func newCutter(r io.Reader, cut func([]byte, bool, bool) int) *cutter {
	return &cutter{r: r, size: blockSize, cut: cut}
}

// next reads a block.
func (c *cutter) next(b *block) error {
	b.text = append(b.text, c.rest...)
	b.line = c.lines
	for size := c.size; ; size *= 2 {
		c.fill(b, size)
		b.quoted = bytes.IndexByte(b.text, '"') >= 0
		n := c.cut(b.text, b.quoted, c.ended)
		if n > 0 || c.ended {
			c.rest = append(c.rest[:0], b.text[n:]...)
			b.text = b.text[:n]
			c.lines += bytes.Count(b.text, []byte("\n"))
			if n == 0 {
				return io.EOF
			}
			return nil
		}
		if c.err != nil {
			return c.err
		}
		if size >= longest {
			return fmt.Errorf("the row from line %d on is longer than %d MB; is a quote left open there?", c.lines+1, longest>>20)
		}
	}
}

// fill reads until b.text has size bytes or the input ends.
func (c *cutter) fill(b *block, size int) {
	if cap(b.text) < size {
		b.text = append(make([]byte, 0, size), b.text...)
	}
	for len(b.text) < size && !c.ended && c.err == nil {
		n, err := c.r.Read(b.text[len(b.text):size])
		b.text = b.text[:len(b.text)+n]
		switch {
		case errors.Is(err, io.EOF):
			c.ended = true
		case err != nil:
			c.err = err
		}
	}
}

// wholeLines are rows of a line each.
func wholeLines(text []byte, _, ended bool) int {
	if ended {
		return len(text)
	}
	return bytes.LastIndexByte(text, '\n') + 1
}
