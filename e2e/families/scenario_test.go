package families

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"serverless-poc/deploy"
	"serverless-poc/emulator"
	"serverless-poc/schema"
)

// A scenario is a verb on an account in a state.
type scenario struct {
	name string
	from func() (dir string, err error) // the state it begins in; "" is empty
	verb func(context.Context, *deploy.Deployer) error

	shares bool                 // two versions share the alias meanwhile
	stack  func() *schema.Stack // nil is the repository's
}

// open starts a world in the scenario's state.
func (s scenario) open(change ...func(*emulator.Options)) (*world, error) {
	from, err := s.from()
	if err != nil {
		return nil, err
	}
	w, err := open(from, change...)
	if err == nil && s.stack != nil {
		w.stack = s.stack()
	}
	return w, err
}

// scenarios are the verbs that change an account.
var scenarios = append([]scenario{
	{name: "first deploy", from: empty, verb: deployRelease(0)},
	{name: "update", from: deployedOnce, verb: deployRelease(1)},
	{name: "rollback", from: deployedTwice, verb: rollback},
	{name: "destroy", from: deployedTwice, verb: destroy},
	{name: "shift", from: deployedOnce, verb: shift, shares: true},
}, batchScenarios...)

func deployRelease(i int) func(context.Context, *deploy.Deployer) error {
	return func(ctx context.Context, d *deploy.Deployer) error {
		r, err := releases()
		if err == nil {
			_, err = d.Deploy(ctx, r[i])
		}
		return err
	}
}

// rollback goes back to version 1; there what is left of it is done, which may
// be nothing.
func rollback(ctx context.Context, d *deploy.Deployer) error {
	s, err := d.Status(ctx, function())
	if err != nil {
		return err
	}
	if s.Live != "1" {
		_, err = d.Rollback(ctx, function(), "")
		return err
	}
	if _, err = d.Rollback(ctx, function(), "1"); err != nil && strings.HasSuffix(err.Error(), "is live already; nothing was changed") {
		return nil
	}
	return err
}

func destroy(ctx context.Context, d *deploy.Deployer) error {
	_, err := d.Destroy(ctx)
	return err
}

// watched is how long a share is watched: until it has answered often enough,
// which takes longer.
const watched = 3 * time.Second

func shift(ctx context.Context, d *deploy.Deployer) error {
	r, err := releases()
	if err == nil {
		d.Watch = watched
		_, err = d.Shift(ctx, r[1])
	}
	return err
}

func empty() (string, error) { return "", nil }

// deployedOnce and deployedTwice are made once for all cases.
var (
	deployedOnce  = sync.OnceValues(func() (string, error) { return made("", deployRelease(0)) })
	deployedTwice = sync.OnceValues(func() (string, error) {
		from, err := deployedOnce()
		if err != nil {
			return "", err
		}
		return made(from, deployRelease(1))
	})
)

// made is the state that a verb leaves of another state.
func made(from string, verb func(context.Context, *deploy.Deployer) error) (string, error) {
	return kept(from, func(w *world) error { return w.run(context.Background(), verb) })
}

// kept is the state that f leaves of another state.
func kept(from string, f func(*world) error) (string, error) {
	w, err := open(from)
	if err != nil {
		return "", err
	}
	if err := f(w); err != nil {
		return "", errors.Join(err, w.close())
	}
	states.Lock()
	defer states.Unlock()
	dir, err := w.keep()
	states.ends[dir] = w.clock.Now()
	return dir, err
}

// states are the folders that made has left, and when their worlds ended.
var states = struct {
	sync.Mutex
	ends map[string]time.Time
}{ends: map[string]time.Time{"": epoch}}

func endOf(dir string) time.Time {
	states.Lock()
	defer states.Unlock()
	return states.ends[dir]
}

func removeStates() {
	for dir := range states.ends {
		_ = os.RemoveAll(dir) // in the temporary folder; "" is none
	}
}

// run runs a verb without faults of its own making.
func (w *world) run(ctx context.Context, verb func(context.Context, *deploy.Deployer) error) error {
	return w.runAs(ctx, w.deployers(), verb)
}

// runAs is run with a client of the caller's.
func (w *world) runAs(ctx context.Context, cfg aws.Config, verb func(context.Context, *deploy.Deployer) error) error {
	d, err := w.deployer(ctx, cfg)
	if err != nil {
		return err
	}
	if err := verb(ctx, d); err != nil {
		return fmt.Errorf("%w\nit said:\n%s", err, &w.said)
	}
	return nil
}

func TestStack(t *testing.T) {
	if _, err := readStack(); err != nil {
		t.Fatal(err)
	}
}
