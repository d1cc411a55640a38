package deploy

import "time"

// An Option changes how a deployer works; [Connect] takes them.
type Option func(*Deployer)

// WithClock makes the deployer go by another clock than the wall's.
func WithClock(c Clock) Option { return func(d *Deployer) { d.clock = c } }

// WithJitter chooses the pause before another try out of 0 to the longest one;
// unless given it is drawn at random.
func WithJitter(f func(longest time.Duration) time.Duration) Option {
	return func(d *Deployer) { d.jitter = f }
}
