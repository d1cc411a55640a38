package deploy

import (
	"context"
	"math/rand/v2"
	"time"
)

// patience bounds every wait for something that AWS says takes a while.
const patience = 2 * time.Minute

// The longest pause before the second try, and before any.
const (
	firstPause = 200 * time.Millisecond
	lastPause  = 5 * time.Second
)

// A wait counts the tries of one call and how long they have taken.
type wait struct {
	clock  Clock
	jitter func(time.Duration) time.Duration
	start  time.Time
	tries  int
}

func (d *Deployer) wait() *wait {
	return &wait{clock: d.clock, jitter: d.jitter, start: d.clock.Now(), tries: 1}
}

// pause sleeps before another try: at random up to twice as long as the last
// time, so that many who were refused together do not come back together, and
// never less than least. The last try is made when limit is up; after that it
// says no.
func (w *wait) pause(ctx context.Context, least, limit time.Duration) (again bool, err error) {
	left := limit - w.elapsed()
	if left <= 0 || least > left {
		return false, nil
	}
	longest := min(firstPause<<min(w.tries-1, 10), lastPause)
	w.tries++
	return true, w.clock.Sleep(ctx, min(least+w.jitter(longest), left))
}

// until looks again and again until it is done, or limit is up; an error ends it.
func (d *Deployer) until(ctx context.Context, limit time.Duration, look func() (done bool, err error)) (bool, error) {
	for w := d.wait(); ; {
		if done, err := look(); done || err != nil {
			return done, err
		}
		if again, err := w.pause(ctx, 0, limit); !again || err != nil {
			return false, err
		}
	}
}

func (w *wait) elapsed() time.Duration { return w.clock.Now().Sub(w.start) }

// fullJitter is the default: anything from nothing to the longest.
func fullJitter(longest time.Duration) time.Duration { return rand.N(longest + 1) }
