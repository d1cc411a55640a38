package families

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"serverless-poc/deploy"
)

// A scenario is a verb on an account in a state.
type scenario struct {
	name string
	from func() (dir string, err error) // the state it begins in; "" is empty
	verb func(context.Context, *deploy.Deployer) error
}

// scenarios are the verbs that change an account.
var scenarios = []scenario{
	{"first deploy", empty, deployRelease(0)},
	{"update", deployedOnce, deployRelease(1)},
	{"rollback", deployedTwice, rollback},
	{"destroy", deployedTwice, destroy},
}

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
	w, err := open(from)
	if err != nil {
		return "", err
	}
	if err := w.run(context.Background(), verb); err != nil {
		return "", err
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
