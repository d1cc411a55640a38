package families

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"serverless-poc/emulator"
	"serverless-poc/emulator/faults"
)

// ages are for how long after a change reads may tell of what was before.
var ages = []time.Duration{0, time.Second, 2 * time.Second, 5 * time.Second, 10 * time.Second, 20 * time.Second, 30 * time.Second, 45 * time.Second, time.Minute}

// TestStale: for up to a minute after a change the deployer's reads of one
// service, or of all of them, tell of what was before. It ends as on a good day,
// by itself or by one more run.
func TestStale(t *testing.T) {
	for _, s := range scenarios {
		calls, want, err := unharmed(s)
		if err != nil {
			t.Fatal(err)
		}
		services := map[string]bool{"": true}
		for _, c := range calls {
			services[c.service] = true
		}
		f := newFamily(t, "stale reads: "+s.name)
		for _, service := range slices.Sorted(maps.Keys(services)) {
			for _, age := range ages {
				f.add(fmt.Sprintf("%s, service %q, %s", s.name, service, age), func() error {
					return s.through(day{script: func(w *world) faults.Script {
						return faults.On(faults.Both(byDeployer, faults.Is(service, "")), faults.Stale(w.clock, age))
					}}, want)
				})
			}
		}
		f.run()
	}
}

// TestAssumable: a role that was just made cannot be assumed, and what was
// changed in IAM is not seen, for up to two minutes. The first deploy waits and
// ends well by itself.
func TestAssumable(t *testing.T) {
	s := scenarios[0]
	_, want, err := unharmed(s)
	if err != nil {
		t.Fatal(err)
	}
	f := newFamily(t, "role not assumable: "+s.name)
	for seconds := 0; seconds <= 120; seconds += 10 {
		delay := time.Duration(seconds) * time.Second
		f.add(fmt.Sprintf("%s, %s", s.name, delay), func() error {
			return s.through(day{
				options: func(o *emulator.Options) { o.IAMDelay = delay },
				judge:   func(_ *world, ended error, _ day) error { return ended },
			}, want)
		})
	}
	f.run()
}
