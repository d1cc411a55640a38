package runtime

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"os"
	"slices"
	"sync"
	"time"
)

// Pool keeps the containers. It is safe for concurrent use.
type Pool struct {
	dir string

	mu      sync.Mutex
	idle    []*container
	live    map[*container]bool
	running int
	stop    chan struct{} // closed by Close
	wait    sync.WaitGroup
}

// MaxContainers is how many programs may run at once.
const MaxContainers = 64

// idleLimit is after how long an unused container ends.
const idleLimit = 10 * time.Minute

// ErrBusy says that MaxContainers are running; AWS answers 429.
var ErrBusy = errors.New("too many containers")

// ErrClosed says that the pool was closed.
var ErrClosed = errors.New("the emulator was closed")

// New makes a pool whose containers have their private folders in dir; what an
// earlier run left there is removed.
func New(dir string) (*Pool, error) {
	if err := errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o700)); err != nil {
		return nil, err
	}
	p := &Pool{dir: dir, live: map[*container]bool{}, stop: make(chan struct{})}
	p.wait.Add(1)
	go p.reap()
	return p, nil
}

// Invoke runs an event in an idle container of the same key, or a new one. The
// error is the emulator's own; a function's failure is in the Result.
func (p *Pool) Invoke(spec Spec, event Event) (Result, error) {
	c, first, err := p.acquire(spec)
	if err != nil {
		if errors.Is(err, ErrBusy) || errors.Is(err, ErrClosed) {
			return Result{}, err
		}
		return unstarted(spec, event, spec.stream(newID()), err)
	}
	r := &run{c: c, spec: spec, event: event, first: first, stop: p.stop}
	result, usable := r.invoke()
	p.give(c, usable)
	return result, nil
}

// acquire takes an idle container or starts one. Idle ones of the same version
// with another key are out of date and end.
func (p *Pool) acquire(spec Spec) (c *container, first bool, err error) {
	p.mu.Lock()
	select {
	case <-p.stop:
		p.mu.Unlock()
		return nil, false, ErrClosed
	default:
	}
	stale := p.take(func(c *container) bool {
		return !c.alive() || c.spec.Function == spec.Function && c.spec.Version == spec.Version && c.spec.Key != spec.Key
	})
	i := slices.IndexFunc(p.idle, func(c *container) bool { return c.spec.Key == spec.Key })
	if i >= 0 {
		c = p.idle[i]
		p.idle = slices.Delete(p.idle, i, i+1)
	}
	if c == nil && p.running-len(stale) >= MaxContainers {
		err = ErrBusy
	}
	p.running -= len(stale)
	if c == nil && err == nil {
		p.running++
	}
	p.mu.Unlock()
	for _, s := range stale {
		s.stop()
	}
	if c != nil || err != nil {
		return c, false, err
	}
	return p.start(spec)
}

func (p *Pool) start(spec Spec) (*container, bool, error) {
	c, err := start(spec, p.dir, newID())
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil {
		p.running--
		return nil, false, err
	}
	p.live[c] = true
	return c, true, nil
}

// take removes and returns the idle containers that match; p.mu is held.
func (p *Pool) take(match func(*container) bool) (taken []*container) {
	p.idle = slices.DeleteFunc(p.idle, func(c *container) bool {
		if !match(c) {
			return false
		}
		delete(p.live, c)
		taken = append(taken, c)
		return true
	})
	return taken
}

// give puts a container back, or ends it.
func (p *Pool) give(c *container, usable bool) {
	p.mu.Lock()
	select {
	case <-p.stop:
		usable = false
	default:
	}
	if usable {
		c.used = time.Now()
		p.idle = append(p.idle, c)
	} else {
		delete(p.live, c)
		p.running--
	}
	p.mu.Unlock()
	if !usable {
		c.stop()
	}
}

// Drop ends the idle containers of a function; version "" means all versions.
func (p *Pool) Drop(function, version string) {
	p.end(func(c *container) bool {
		return c.spec.Function == function && (version == "" || c.spec.Version == version)
	})
}

func (p *Pool) end(match func(*container) bool) {
	p.mu.Lock()
	taken := p.take(match)
	p.running -= len(taken)
	p.mu.Unlock()
	for _, c := range taken {
		c.stop()
	}
}

// reap ends containers that have been idle for long.
func (p *Pool) reap() {
	defer p.wait.Done()
	tick := time.NewTicker(idleLimit / 10)
	defer tick.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-tick.C:
			p.end(func(c *container) bool { return time.Since(c.used) > idleLimit })
		}
	}
}

// Close ends all containers, at once also those that work.
func (p *Pool) Close() {
	p.mu.Lock()
	select {
	case <-p.stop:
		p.mu.Unlock()
		return
	default:
		close(p.stop)
	}
	all := make([]*container, 0, len(p.live))
	for c := range p.live {
		all = append(all, c)
	}
	p.mu.Unlock()
	for _, c := range all {
		c.stop()
	}
	p.wait.Wait()
}

func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}
