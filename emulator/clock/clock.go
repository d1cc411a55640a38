// Package clock is the time the emulator lives by: the machine's, or a virtual
// one that moves only when somebody asks. One Virtual can serve the emulator and
// its client, so that a wait of minutes takes no time. Depends on the standard
// library only.
package clock

import (
	"context"
	"time"
)

// Clock tells the time and calls back later.
type Clock interface {
	Now() time.Time
	// AfterFunc calls f once d has passed. stop takes that back and reports
	// whether it did so before f was called.
	AfterFunc(d time.Duration, f func()) (stop func() bool)
}

// Real is the machine's clock.
type Real struct{}

// Now is the current time.
func (Real) Now() time.Time { return time.Now() }

// AfterFunc is time.AfterFunc.
func (Real) AfterFunc(d time.Duration, f func()) (stop func() bool) { return time.AfterFunc(d, f).Stop }

// Sleep waits for d, or until ctx is done.
func (Real) Sleep(ctx context.Context, d time.Duration) error { return wait(ctx, Real{}, d) }

// Sleep waits for d on c, or until ctx is done: a Virtual clock is moved
// forward, any other is waited for.
func Sleep(ctx context.Context, c Clock, d time.Duration) error {
	if s, ok := c.(interface {
		Sleep(context.Context, time.Duration) error
	}); ok {
		return s.Sleep(ctx, d)
	}
	return wait(ctx, c, d)
}

func wait(ctx context.Context, c Clock, d time.Duration) error {
	if err := ctx.Err(); err != nil || d <= 0 {
		return err
	}
	due := make(chan struct{})
	stop := c.AfterFunc(d, func() { close(due) })
	select {
	case <-due:
		return nil
	case <-ctx.Done():
		stop()
		return ctx.Err()
	}
}

// Or is c, or the machine's clock when c is nil.
func Or(c Clock) Clock {
	if c == nil {
		return Real{}
	}
	return c
}
