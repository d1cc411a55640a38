package lambda

import (
	"time"

	"serverless-poc/emulator/wire"
)

// How an asynchronous invocation is repeated, when nothing else is configured.
// Source: Lambda Developer Guide, "How Lambda handles errors and retries with
// asynchronous invocation".
const (
	defaultRetries = 2
	defaultAge     = 6 * time.Hour
	asyncSlots     = 8 // programs that run for events at once; more of them wait
)

// enqueue accepts an event that nobody waits for.
func (s *Service) enqueue(in *input, event []byte) {
	q := &queued{s: s, in: in, event: event, since: s.Clock.Now()}
	s.async.Go(q.try)
}

// queued is an event on its way through the queue.
type queued struct {
	s       *Service
	in      *input
	event   []byte
	since   time.Time
	failed  int // times the program has failed
	refused int // times it could not be run
}

// try runs the event once. A program that fails is run again after a minute,
// and after two more; what cannot be run now, sooner and more often.
func (q *queued) try() {
	q.s.slots <- struct{}{}
	defer func() { <-q.s.slots }()
	c, spec, err := q.s.target(q.in)
	failure := ""
	if err == nil {
		result, e := q.s.run(q.in, c, spec, q.event)
		failure, err = result.Error, e
	}
	retries, age := q.limits()
	var wait time.Duration
	switch {
	case err != nil && wire.AsError(err).Status == 404: // deleted meanwhile
	case err != nil:
		q.refused++
		wait = min(time.Second<<min(q.refused-1, 9), 5*time.Minute)
	case failure != "" && q.failed < retries:
		q.failed++
		wait = time.Duration(q.failed) * time.Minute
	case failure == "":
		return
	}
	again := wait > 0 && q.s.Clock.Now().Add(wait).Sub(q.since) <= age
	q.s.Log.Warn("event invocation", "function", q.in.function, "failure", failure, "error", err, "again", again)
	if again {
		q.s.again.AfterFunc(wait, func() { q.s.async.Go(q.try) })
	}
}

// limits are those of the qualifier that was invoked.
func (q *queued) limits() (retries int, age time.Duration) {
	retries, age = defaultRetries, defaultAge
	_ = q.s.view(q.in, func(f *function) error {
		if c := f.Async[q.in.asyncKey()]; c != nil {
			set(&retries, c.MaximumRetryAttempts)
			if c.MaximumEventAgeInSeconds != nil {
				age = time.Duration(*c.MaximumEventAgeInSeconds) * time.Second
			}
		}
		return nil
	})
	return retries, age
}
