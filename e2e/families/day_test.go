package families

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"serverless-poc/deploy"
	"serverless-poc/emulator"
	"serverless-poc/emulator/faults"
)

// A day is what a scenario runs through: a bad day, then a good one.
type day struct {
	options func(*emulator.Options)                  // of the emulator; it is the same one on the good day
	script  func(*world) faults.Script               // of the bad day
	judge   func(w *world, ended error, d day) error // of how the bad day's run ended; nil is classed
	over    *atomic.Bool                             // set when the good day begins; may be nil

	// what the deployer may think, having been told so: that something is not
	// there. Then it may end well and leave another world to the next run.
	misled bool

	renumbered *strings.Replacer // of what is left, where the day costs a number; may be nil

	before string        // version behind the alias when the day began, "" for none
	took   time.Duration // of the bad day's run
}

// patience bounds every run, on the virtual clock: longer than any wait of the
// deployer's, and there may be several.
const patience = time.Hour

// through runs a scenario through a bad day and, unless that ended in the world
// that is wanted, once more on a good one. Callers are served all the time.
func (s scenario) through(d day, want string) error {
	var change []func(*emulator.Options)
	if d.options != nil {
		change = append(change, d.options)
	}
	w, err := s.open(change...)
	if err != nil {
		return err
	}
	defer w.close()
	if d.before, err = w.live(); err != nil {
		return err
	}
	callers := w.traffic()
	cfg := w.deployers()
	cfg.HTTPClient = callers.through(cfg.HTTPClient)
	if d.script != nil {
		w.faults.Set(d.script(w))
	}
	start := w.clock.Now()
	ended := w.runAs(context.Background(), cfg, s.verb)
	d.took = w.clock.Now().Sub(start)
	w.faults.Set(nil)
	if d.over != nil {
		d.over.Store(true)
	}
	if d.took > patience {
		return fmt.Errorf("it took %s and ended with %w", d.took, ended)
	}
	judge := d.judge
	if judge == nil {
		judge = classed
	}
	if err := errors.Join(judge(w, ended, d), w.proved(d.before, s.shares)); err != nil {
		return err
	}
	if ended != nil || d.misled {
		w.clock.Advance(2 * time.Minute) // people read the error first
		if err := w.runAs(context.Background(), cfg, s.verb); err != nil {
			return fmt.Errorf("the run after it: %w\nthe first one ended with %v", err, ended)
		}
	}
	if err := callers.done(); err != nil {
		return err
	}
	w.clock.Advance(2 * time.Minute)
	got, err := w.dump()
	if err != nil {
		return err
	}
	if d.renumbered != nil {
		got = d.renumbered.Replace(got)
	}
	if err := differences(want, got); err != nil {
		return fmt.Errorf("%w\nthe first run ended with %v", err, ended)
	}
	return nil
}

// classed accepts a good end and every error that says what kind it is.
func classed(_ *world, ended error, _ day) error {
	var call *deploy.CallError
	var failed *deploy.FailedError
	switch {
	case ended == nil, errors.Is(ended, deploy.ErrSuperseded), errors.Is(ended, deploy.ErrRefused), errors.Is(ended, deploy.ErrNotYet):
		return nil
	case errors.As(ended, &call):
		return explained(ended, call)
	case errors.As(ended, &failed):
		return nil
	}
	return fmt.Errorf("it ended with an error of no class: %w", ended)
}

// live is the version behind the alias, "" when there is none.
func (w *world) live() (string, error) {
	versions, err := w.behind()
	if err != nil || len(versions) == 0 {
		return "", err
	}
	if len(versions) > 1 {
		return "", fmt.Errorf("the alias is shared by versions %v", versions)
	}
	return versions[0], nil
}

// behind are the versions behind the alias: its own and those that share it.
func (w *world) behind() ([]string, error) {
	name, alias := function(), stack().Alias
	out, err := lambda.NewFromConfig(w.config()).GetAlias(context.Background(), &lambda.GetAliasInput{FunctionName: &name, Name: &alias})
	if err != nil {
		return nil, absent(err)
	}
	versions := []string{aws.ToString(out.FunctionVersion)}
	if out.RoutingConfig != nil {
		versions = append(versions, slices.Sorted(maps.Keys(out.RoutingConfig.AdditionalVersionWeights))...)
	}
	return versions, nil
}
