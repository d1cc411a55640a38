package clock

import (
	"sync"
	"time"
)

// A Group is callbacks of one clock that end together. It is safe for
// concurrent use.
type Group struct {
	clock  Clock
	mu     sync.Mutex
	stops  map[int]func() bool
	serial int
	closed bool
}

// NewGroup makes a group without callbacks.
func NewGroup(c Clock) *Group { return &Group{clock: c, stops: map[int]func() bool{}} }

// AfterFunc calls f once d has passed, unless the group is closed before.
func (g *Group) AfterFunc(d time.Duration, f func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return
	}
	g.serial++
	n := g.serial
	g.stops[n] = g.clock.AfterFunc(d, func() {
		g.mu.Lock()
		delete(g.stops, n)
		closed := g.closed
		g.mu.Unlock()
		if !closed {
			f()
		}
	})
}

// Close takes back what was not called yet; nothing is called from then on.
func (g *Group) Close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
	for _, stop := range g.stops {
		stop()
	}
}
