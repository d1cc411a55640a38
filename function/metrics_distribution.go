package function

import (
	"sync"
	"time"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// When a container writes what it has counted. Never fewer than leastRows make
// a line, so that no line tells of one person; what is not written when the
// container ends is lost.
const (
	leastRows  = 20
	enoughRows = 100
	longest    = 5 * time.Minute // that leastRows wait for more
)

// A counter is what a container has counted since its last line. It is safe for
// concurrent use.
type counter struct {
	shape *shape
	spare sync.Pool // of *tally, for requests

	mu    sync.Mutex
	sum   *tally
	since time.Time // of the first row in sum; zero when there is none
}

func newCounter(m *schema.Model, spans []span) *counter {
	s := newShape(m, spans)
	return &counter{shape: s, spare: sync.Pool{New: func() any { return s.newTally() }}, sum: s.newTally()}
}

// begin gives an empty tally for one request.
func (c *counter) begin() *tally { return c.spare.Get().(*tally) }

// end adds a request's tally, which must not be used any more, and gives what is
// to be written now, nil for nothing yet.
func (c *counter) end(t *tally, now time.Time) *tally {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.rows+t.refused > 0 {
		c.begun(now)
	}
	c.sum.add(t)
	c.done(t)
	return c.due(now)
}

// within is begin and end of a request with one row that was scored, within the
// training data.
func (c *counter) within(row engine.Row, response float64, class *string, now time.Time) *tally {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.begun(now)
	c.sum.within(row, response, class)
	return c.due(now)
}

// begun notes when the first row came.
func (c *counter) begun(now time.Time) {
	if c.since.IsZero() {
		c.since = now
	}
}

// due takes what is to be written now.
func (c *counter) due(now time.Time) *tally {
	if max(c.sum.rows, c.sum.refused) >= enoughRows || now.Sub(c.since) >= longest {
		return c.take()
	}
	return nil
}

// flush gives what there is, nil when that is too little.
func (c *counter) flush() *tally {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.take()
}

// take empties the sum into a tally of its own, which is to be given back with
// [counter.done]. Rows that were scored and rows that were refused go only where
// there are leastRows of them; the others stay.
func (c *counter) take() *tally {
	scored, refused := c.sum.rows >= leastRows, c.sum.refused >= leastRows
	if !scored && !refused {
		return nil
	}
	t := c.begin()
	c.sum.move(t, scored, refused)
	if c.sum.rows+c.sum.refused == 0 {
		c.since = time.Time{}
	}
	return t
}

// done takes back a tally.
func (c *counter) done(t *tally) {
	t.clear()
	c.spare.Put(t)
}
