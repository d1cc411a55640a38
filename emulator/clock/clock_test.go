package clock

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"
)

var start = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// What is due is called in the order of its time, at its time, also what a
// callback adds; what was stopped is not.
func TestOrder(t *testing.T) {
	v := NewVirtual(start)
	var got []string
	note := func(name string) func() {
		return func() { got = append(got, fmt.Sprintf("%s %v", name, v.Now().Sub(start))) }
	}
	v.AfterFunc(3*time.Second, note("c"))
	v.AfterFunc(time.Second, note("a"))
	v.AfterFunc(time.Second, note("b"))
	stop := v.AfterFunc(2*time.Second, note("stopped"))
	v.AfterFunc(time.Second, func() { v.AfterFunc(time.Second, note("nested")) })
	v.AfterFunc(9*time.Second, note("late"))
	v.AfterFunc(-time.Second, note("at once"))
	if !stop() || stop() {
		t.Error("stop says whether it came first")
	}
	v.Advance(5 * time.Second)
	if want := []string{"at once 0s", "a 1s", "b 1s", "nested 2s", "c 3s"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if v.Now() != start.Add(5*time.Second) {
		t.Errorf("the clock stands at %v", v.Now())
	}
}

// A callback may sleep itself: the clock does not go back afterwards.
func TestSleepInCallback(t *testing.T) {
	v := NewVirtual(start)
	v.AfterFunc(time.Second, func() { _ = v.Sleep(t.Context(), time.Minute) })
	v.Advance(2 * time.Second)
	if got := v.Now().Sub(start); got != 61*time.Second {
		t.Errorf("the clock moved by %v", got)
	}
}

func TestSleepEnds(t *testing.T) {
	for name, c := range map[string]Clock{"real": Real{}, "virtual": NewVirtual(start), "bare": bare{}} {
		ctx, cancel := context.WithCancel(t.Context())
		before := c.Now()
		if err := Sleep(ctx, c, time.Millisecond); err != nil || c.Now().Sub(before) < time.Millisecond {
			t.Errorf("%s: %v after %v", name, err, c.Now().Sub(before))
		}
		c.AfterFunc(time.Millisecond, cancel)
		if err := Sleep(ctx, c, time.Hour); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: a cancelled sleep says %v", name, err)
		}
		if c.Now().Sub(before) > time.Minute {
			t.Errorf("%s: a cancelled sleep took %v", name, c.Now().Sub(before))
		}
		if err := Sleep(ctx, c, 0); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: a sleep that was cancelled before says %v", name, err)
		}
	}
}

// bare is a clock of somebody else's, without Sleep.
type bare struct{}

func (bare) Now() time.Time { return time.Now() }
func (bare) AfterFunc(d time.Duration, f func()) func() bool {
	return time.AfterFunc(d, f).Stop
}

// Of many sleepers each wakes at its own time or later, every callback runs
// once, and Wait sees the last of them.
func TestConcurrent(t *testing.T) {
	v := NewVirtual(start)
	var mu sync.Mutex
	called := map[int]time.Duration{}
	for i := range 100 {
		v.AfterFunc(time.Duration(i)*time.Second, func() {
			now := v.Now().Sub(start)
			mu.Lock()
			defer mu.Unlock()
			called[i] = now
		})
	}
	var all sync.WaitGroup
	for i := range 10 {
		all.Go(func() {
			if err := v.Sleep(t.Context(), time.Duration(i+1)*10*time.Second); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	v.Wait()
	if len(called) != 100 {
		t.Errorf("%d of 100 were called", len(called))
	}
	for i, at := range called {
		if at < time.Duration(i)*time.Second {
			t.Errorf("%d was called after %v", i, at)
		}
	}
}
