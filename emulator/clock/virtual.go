package clock

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Virtual is a clock that moves only by Sleep and Advance. What is due on the
// way is called in the order of its time, by the goroutine that moves the clock
// and before the move returns. It is safe for concurrent use: of goroutines that
// sleep at once, none wakes before its time and none moves the clock back.
type Virtual struct {
	mu      sync.Mutex
	idle    *sync.Cond // running has become 0
	now     time.Time
	timers  []*timer // by time; those of one moment in order of their making
	running int      // callbacks under way
}

type timer struct {
	at time.Time
	f  func()
}

// NewVirtual makes a clock that stands at start.
func NewVirtual(start time.Time) *Virtual {
	v := &Virtual{now: start}
	v.idle = sync.NewCond(&v.mu)
	return v
}

// Now is the time the clock stands at.
func (v *Virtual) Now() time.Time {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.now
}

// AfterFunc calls f when the clock has moved by d. f may use the clock, Sleep
// and Advance included, but not Wait. What is due already (d is not positive)
// is called by the next move, of whatever length.
func (v *Virtual) AfterFunc(d time.Duration, f func()) (stop func() bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	t := &timer{v.now.Add(max(d, 0)), f}
	i, _ := slices.BinarySearchFunc(v.timers, t.at, func(t *timer, at time.Time) int {
		if t.at.After(at) {
			return 1
		}
		return -1 // equal ones stay in front
	})
	v.timers = slices.Insert(v.timers, i, t)
	return func() bool {
		v.mu.Lock()
		defer v.mu.Unlock()
		i := slices.Index(v.timers, t)
		if i >= 0 {
			v.timers = slices.Delete(v.timers, i, i+1)
		}
		return i >= 0
	}
}

// Sleep moves the clock by d and returns at once. A ctx that is done when it is
// called, or by what was due on the way, ends it with its error.
func (v *Virtual) Sleep(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	v.move(d, func() bool { return ctx.Err() == nil })
	return ctx.Err()
}

// Advance moves the clock by d.
func (v *Virtual) Advance(d time.Duration) { v.move(d, func() bool { return true }) }

// Wait waits until no callback is under way: after an Advance in one goroutine,
// those that another one's move has begun.
func (v *Virtual) Wait() {
	v.mu.Lock()
	defer v.mu.Unlock()
	for v.running > 0 {
		v.idle.Wait()
	}
}

// move goes from timer to timer up to the present and d, as long as on allows.
func (v *Virtual) move(d time.Duration, on func() bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	until := v.now.Add(max(d, 0))
	for on() && len(v.timers) > 0 && !v.timers[0].at.After(until) {
		t := v.timers[0]
		v.timers = slices.Delete(v.timers, 0, 1)
		v.forward(t.at)
		v.call(t.f)
	}
	if on() {
		v.forward(until)
	}
}

// forward sets the time; it never goes back.
func (v *Virtual) forward(to time.Time) {
	if to.After(v.now) {
		v.now = to
	}
}

// call runs f without the lock.
func (v *Virtual) call(f func()) {
	v.running++
	v.mu.Unlock()
	defer func() { // also when f panics
		v.mu.Lock()
		if v.running--; v.running == 0 {
			v.idle.Broadcast()
		}
	}()
	f()
}
