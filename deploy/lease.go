package deploy

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"time"
)

// leaseKey is the object of the models bucket that says who works on the stack.
// It is overwritten, never deleted: a delete marker breaks If-None-Match.
const leaseKey = statePrefix + "lease.json"

// How long a lease holds, and when it is renewed: at the first step or pause
// with less than leaseSpare left. leaseGrace allows for clocks that differ.
const (
	leaseTerm  = 60 * time.Second
	leaseSpare = 40 * time.Second
	leaseGrace = 5 * time.Second
)

// A leaseDocument is what the object says.
type leaseDocument struct {
	Holder   string    `json:"holder"` // random, of one run
	Who      string    `json:"who"`    // user@host
	Verb     string    `json:"verb"`
	Started  time.Time `json:"started"`
	Expires  time.Time `json:"expires"`
	Released bool      `json:"released"` // given back
}

// A lease keeps two deployers from working on one stack at once. It saves
// trouble and guards nothing: it expires by itself, so that a run that was
// killed needs no cleaning up, and every later write has a guard of its own.
//
// [Deployer.lookLease] comes before anything is planned and take after it, with
// the ETag that was seen: where somebody has worked in between, take fails and
// the plan, which is out of date, is not applied.
type lease struct {
	d       *Deployer
	mine    leaseDocument
	etag    string // of the object as last seen; "" when there is none
	held    bool
	writing bool // a renewal is under way
}

// lookLease sees whether somebody works on the stack. One who does not renew is
// waited for until the lease expires; one who renews it, or gives it back, has
// won: the error is a [*LeaseError].
func (d *Deployer) lookLease(ctx context.Context, verb string) (*lease, error) {
	l := &lease{d: d, mine: leaseDocument{Holder: rand.Text(), Who: who(), Verb: verb}}
	seen, etag, err := d.readLease(ctx)
	if err != nil {
		return nil, err
	}
	l.etag = etag
	left := seen.left(d.now())
	if left <= 0 {
		return l, nil
	}
	if left > leaseTerm+leaseGrace { // a clock far off, here or there: one term is enough
		left = leaseTerm + leaseGrace
	}
	d.say("  %s; waiting up to %.0f s, in case that run was killed", &LeaseError{seen.Who, seen.Verb, seen.Expires}, left.Seconds())
	for ; left > 0; left -= leasePause {
		if err := d.clock.Sleep(ctx, min(left, leasePause)); err != nil {
			return nil, err
		}
		if _, etag, err = d.readLease(ctx); err != nil {
			return nil, err
		}
		if etag != l.etag {
			return nil, &LeaseError{seen.Who, seen.Verb, seen.Expires}
		}
	}
	return l, nil
}

// leasePause is how often a lease of somebody else is looked at.
const leasePause = 5 * time.Second

// left is how long the lease still holds at now; 0 when nobody holds it.
func (l leaseDocument) left(now time.Time) time.Duration {
	if l.Released {
		return 0
	}
	return max(0, l.Expires.Add(leaseGrace).Sub(now))
}

// take makes the lease ours, if nobody has had it since it was looked at.
func (l *lease) take(ctx context.Context) error {
	if l.held {
		return nil
	}
	l.mine.Started = l.d.now()
	if err := l.write(ctx, leaseTerm); err != nil {
		return err
	}
	l.held = true
	return nil
}

// keep renews the lease when little of it is left. An error is a [*LeaseError]
// when somebody has taken it over: this run was away for longer than it held.
func (l *lease) keep(ctx context.Context) error {
	if !l.held || l.writing || l.mine.Expires.Sub(l.d.now()) > leaseSpare {
		return nil
	}
	return l.write(ctx, leaseTerm)
}

// leaveTaking is how long a run that ends, cancelled or not, tries to give the
// lease back.
const leaveTaking = 10 * time.Second

// giveBack ends a lease that is held. Where it cannot be given back it expires.
func (l *lease) giveBack(ctx context.Context) {
	if !l.held {
		return
	}
	l.held, l.mine.Released = false, true
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), leaveTaking)
	defer cancel()
	if err := l.write(ctx, 0); err != nil {
		l.d.say("  the lease is not given back (%v); it expires by itself within %.0f s", err, leaseTerm.Seconds())
	}
}

// write puts the object over the one last seen, and no other.
func (l *lease) write(ctx context.Context, term time.Duration) error {
	l.writing = true
	defer func() { l.writing = false }()
	l.mine.Expires = l.d.now().Add(term)
	etag, err := l.d.writeState(ctx, leaseKey, l.etag, l.mine)
	if errors.Is(err, errChanged) {
		return l.lost(ctx)
	}
	if err == nil {
		l.etag = etag
	}
	return err
}

// lost reads who has written the lease. It may have been this run itself: the
// reply to an earlier try did not arrive.
func (l *lease) lost(ctx context.Context) error {
	seen, etag, err := l.d.readLease(ctx)
	if err != nil {
		return err
	}
	if seen.Holder == l.mine.Holder && seen.Released == l.mine.Released && seen.Expires.Equal(l.mine.Expires) {
		l.etag = etag
		return nil
	}
	l.held = false
	return &LeaseError{seen.Who, seen.Verb, seen.Expires}
}

// readLease reads the object; etag is "" when there is none.
func (d *Deployer) readLease(ctx context.Context) (seen leaseDocument, etag string, err error) {
	data, etag, err := d.readState(ctx, leaseKey)
	if err != nil || etag == "" {
		return seen, etag, err
	}
	if err := json.Unmarshal(data, &seen); err != nil {
		return seen, etag, nil // not ours to understand; whoever it was, it is over once we have it
	}
	return seen, etag, nil
}
