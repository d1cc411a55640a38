package deploy

import (
	"context"
	"time"
)

// A Clock is the time that the deployer goes by: every wait is on it.
type Clock interface {
	Now() time.Time
	// Sleep returns after d, or earlier with ctx's error.
	Sleep(ctx context.Context, d time.Duration) error
}

// wallClock is the real one.
type wallClock struct{}

func (wallClock) Now() time.Time { return time.Now() }

func (wallClock) Sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// now is the time on the deployer's clock, as it is written down.
func (d *Deployer) now() time.Time { return d.clock.Now().UTC().Truncate(time.Millisecond) }
