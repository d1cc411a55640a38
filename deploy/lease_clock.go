package deploy

import (
	"context"
	"time"
)

// A leaseClock renews the lease before every pause, so that it holds however
// long AWS makes a verb wait.
type leaseClock struct {
	Clock
	lease *lease
}

func (c leaseClock) Sleep(ctx context.Context, d time.Duration) error {
	if err := c.lease.keep(ctx); err != nil {
		return err
	}
	return c.Clock.Sleep(ctx, d)
}

// under makes l the lease of all that follows, until the returned function
// gives it back.
func (d *Deployer) under(ctx context.Context, l *lease) (done func()) {
	clock := d.clock
	d.lease, d.clock = l, leaseClock{clock, l}
	return func() {
		d.lease, d.clock = nil, clock
		l.giveBack(ctx)
	}
}
