package families

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"serverless-poc/emulator"
	"serverless-poc/emulator/faults"
)

// byDeployer matches the deployer's own calls: not the function's, which are its
// role's, and not those of who calls the alias or reads the account.
var byDeployer = faults.From("app/deployer")

// TestKill: the deployer is killed at every call of every verb, before the call
// has an effect, after it, and after it with the answer unread. One more run
// must end in the world that a run without a kill ends in, and whoever calls the
// alias meanwhile is answered, by one version at a time.
func TestKill(t *testing.T) {
	for _, s := range scenarios {
		f := newFamily(t, "kill at every call, run again: "+s.name)
		calls, want, err := unharmed(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range s.killable(calls) {
			for moment, word := range []string{"before", "unread", "after"} {
				f.add(fmt.Sprintf("%s, %s, %s", s.name, at, word), func() error {
					return killed(s, at, emulator.Moment(moment), want)
				})
			}
		}
		f.run()
	}
}

// unharmed runs a scenario on a good day: which calls it makes and what it leaves.
func unharmed(s scenario) (calls []called, world string, err error) {
	w, err := s.open()
	if err != nil {
		return nil, "", err
	}
	defer w.close()
	w.faults.Set(faults.On(byDeployer, func(c *emulator.Call) *emulator.Fault {
		calls = append(calls, called{c.Service, c.Operation})
		return nil
	}))
	if err := w.run(context.Background(), s.verb); err != nil {
		return nil, "", fmt.Errorf("%s on a good day: %w", s.name, err)
	}
	world, err = w.dump()
	return calls, world, err
}

// killed runs a scenario to one of its calls, then again without a kill.
func killed(s scenario, at place, moment emulator.Moment, want string) error {
	w, err := s.open()
	if err != nil {
		return err
	}
	defer w.close()
	callers := w.traffic()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	dead := make(chan struct{})
	w.faults.Set(at.killAt(moment, func() { cancel(); close(dead) }))
	cfg := w.deployers()
	cfg.HTTPClient = callers.through(cfg.HTTPClient)
	err = w.runAs(ctx, cfg, s.verb)
	select {
	case <-dead: // of its last call it may have read the answer before it died
	case <-time.After(10 * time.Second):
		return fmt.Errorf("it was never killed: it ended with %v", err)
	}
	w.faults.Set(nil)
	if err := w.runAs(context.Background(), cfg, s.verb); err != nil {
		return fmt.Errorf("the run after the kill: %w", err)
	}
	if err := callers.done(); err != nil {
		return err
	}
	got, err := w.dump()
	if err != nil {
		return err
	}
	return differences(want, got)
}

// The last line of the table is the sum.
func TestTable(t *testing.T) {
	got := text([]row{{"b", 10, 6, 1, time.Second}, {"a", 3, 3, 0, time.Second}})
	lines := strings.Split(strings.TrimSpace(got), "\n")
	if last := strings.Join(strings.Fields(lines[len(lines)-1]), " "); len(lines) != 4 || last != "all 13 9 1 2s" {
		t.Errorf("the table is\n%s", got)
	}
}
