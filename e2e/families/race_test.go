package families

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"serverless-poc/deploy"
)

// seeds is how many interleavings of each number of deployers there are.
const seeds = 40

// TestRace: two to four deployers at once, their calls in an order that a seed
// decides, some of them asleep for longer than a lease. Whoever loses says
// "superseded"; what is live is wholly of one release; callers notice nothing.
func TestRace(t *testing.T) {
	for _, start := range []scenario{scenarios[0], scenarios[1]} {
		f := newFamily(t, "deployers at once, seeded order: "+start.name)
		for deployers := 2; deployers <= 4; deployers++ {
			for seed := range seeds {
				f.add(fmt.Sprintf("%s, %d deployers, seed %d", start.name, deployers, seed), func() error {
					return raced(start, deployers, uint64(seed))
				})
			}
		}
		f.run()
	}
}

func raced(start scenario, deployers int, seed uint64) error {
	w, err := start.open()
	if err != nil {
		return err
	}
	defer w.close()
	callers := w.traffic()
	order := newTurns(seed, deployers, func(d time.Duration) { w.clock.Advance(d) })
	ended := make([]error, deployers)
	var all sync.WaitGroup
	for i := range deployers {
		all.Go(func() {
			defer order.done()
			cfg := w.deployers()
			cfg.HTTPClient = order.client(i, callers.through(cfg.HTTPClient))
			ended[i] = w.release(cfg, i%2)
		})
	}
	all.Wait()
	if err := callers.done(); err != nil {
		return err
	}
	for i, err := range ended {
		if err != nil && !errors.Is(err, deploy.ErrSuperseded) {
			return fmt.Errorf("deployer %d ended neither well nor superseded: %w", i, err)
		}
	}
	return w.wholly(ended)
}

// release deploys one of the two releases with words of its own.
func (w *world) release(cfg aws.Config, i int) error {
	ctx := context.Background()
	d, err := deploy.Connect(ctx, cfg, stack(), deploy.WithClock(w.clock), deploy.WithJitter(longest))
	if err != nil {
		return err
	}
	return deployRelease(i)(ctx, d)
}

// wholly checks that the alias is at a version that is all of one release, of
// one that says it was deployed where one does, and that one more run of either
// release ends well.
func (w *world) wholly(ended []error) error {
	ctx, cfg, name, alias := context.Background(), w.deployers(), function(), stack().Alias
	out, err := lambda.NewFromConfig(cfg).GetFunctionConfiguration(ctx, &lambda.GetFunctionConfigurationInput{FunctionName: &name, Qualifier: &alias})
	switch {
	case err != nil && absent(err) == nil && !slices.Contains(ended, nil):
		return w.release(cfg, 0) // nobody won; the next one must
	case err != nil:
		return err
	}
	two, err := releases()
	if err != nil {
		return err
	}
	live := -1
	for i, r := range two {
		key := out.Environment.Variables["MODEL_KEY"]
		if strings.HasSuffix(key, r.Artefact.Artefact.Key()) && out.Environment.Variables["MODEL_SHA256"] == r.Artefact.Digest && aws.ToString(out.CodeSha256) == base64SHA(r.Package.SHA256) {
			live = i
		}
	}
	if live < 0 {
		return fmt.Errorf("live is a mixture: code %s, %v", aws.ToString(out.CodeSha256), out.Environment.Variables)
	}
	return w.release(cfg, live)
}
