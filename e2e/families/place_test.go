package families

import (
	"fmt"
	"slices"
	"sync/atomic"

	"serverless-poc/emulator"
	"serverless-poc/emulator/faults"
)

// called is one call of a deployer.
type called struct{ service, operation string }

func (c called) String() string { return c.service + ":" + c.operation }

// match matches the deployer's calls of the operation.
func (c called) match(e *emulator.Call) bool {
	return byDeployer(e) && e.Service == c.service && e.Operation == c.operation
}

// A place is a call of a scenario. It is found again by its operation: how many
// calls of others there are before it may be drawn, as a share's watch is.
type place struct {
	called
	n       int // of all, from 1, on the good day
	nth     int // of its operation, from 1
	watches int // of those that watch a share, from 1; 0 for another
}

func (p place) String() string { return fmt.Sprintf("call %d (%s)", p.n, p.called) }

// places are all calls of a scenario.
func (s scenario) places(calls []called) []place {
	var list []place
	seen := map[called]int{}
	shared, watching := false, 0
	for n, c := range calls {
		seen[c]++
		p := place{called: c, n: n + 1, nth: seen[c]}
		shared = shared || s.shares && c.operation == "UpdateAlias"
		if shared && c.operation == "Invoke" {
			watching++
			p.watches = watching
		}
		list = append(list, p)
	}
	return list
}

// killable are the calls of a scenario; of those that watch a share, which are
// all alike and as many as it takes, the first few.
func (s scenario) killable(calls []called) []place {
	return slices.DeleteFunc(s.places(calls), func(p place) bool { return p.watches > rounds })
}

// distinct are the calls of a scenario; of one that comes again and again the
// first few, and the first few that watch a share.
func (s scenario) distinct(calls []called) []place {
	return slices.DeleteFunc(s.killable(calls), func(p place) bool { return p.nth > rounds && p.watches == 0 })
}

// from gives a call the fault, and each later one of its operation.
func (p place) from(f emulator.Fault) faults.Script {
	var seen atomic.Int64
	return faults.On(p.match, func(*emulator.Call) *emulator.Fault {
		if seen.Add(1) < int64(p.nth) {
			return nil
		}
		return &f
	})
}

// killAt kills the deployer at a call: nothing that it sends afterwards arrives.
func (p place) killAt(when emulator.Moment, kill func()) faults.Script {
	var seen atomic.Int64
	dead := faults.KillAt(1, when, kill)
	return faults.On(byDeployer, func(c *emulator.Call) *emulator.Fault {
		if p.match(c) {
			seen.Add(1)
		}
		if seen.Load() < int64(p.nth) {
			return nil
		}
		return dead(c)
	})
}
