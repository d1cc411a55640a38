package families

import (
	"fmt"
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
	n   int // of all, from 1, on the good day
	nth int // of its operation, from 1
}

func (p place) String() string { return fmt.Sprintf("call %d (%s)", p.n, p.called) }

// places are all calls of a scenario.
func places(calls []called) []place {
	var list []place
	seen := map[called]int{}
	for n, c := range calls {
		seen[c]++
		list = append(list, place{c, n + 1, seen[c]})
	}
	return list
}

// killable are the calls of a scenario; of those that watch a share, which are
// all alike and as many as it takes, the first few.
func (s scenario) killable(calls []called) []place {
	var list []place
	shared, asked := false, 0
	for _, p := range places(calls) {
		shared = shared || s.shares && p.operation == "UpdateAlias"
		if shared && p.operation == "Invoke" {
			if asked++; asked > rounds {
				continue
			}
		}
		list = append(list, p)
	}
	return list
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
