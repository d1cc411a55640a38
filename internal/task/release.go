package task

import (
	"context"

	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// release converts and packs, without the tests.
func (r *Run) release(ctx context.Context, stack *schema.Stack, m schema.StackModel) (*deploy.Release, error) {
	artefact, err := r.convert(m)
	if err != nil {
		return nil, err
	}
	p, err := r.pack(ctx, stack, m)
	if err != nil {
		return nil, err
	}
	return &deploy.Release{Model: m, Artefact: artefact, Package: p}, nil
}

// Plan says what exists and what Deploy would change. It changes nothing.
func (r *Run) Plan(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		release, err := r.release(ctx, stack, m)
		if err != nil {
			return err
		}
		plan, err := d.Plan(ctx, release)
		if err != nil {
			return err
		}
		for _, s := range plan.Steps {
			r.say("  %s", s)
		}
		if plan.Changes() == 0 {
			r.say("plan      nothing to change")
		} else {
			r.say("plan      %d of %d to change; go tool mage deploy does it", plan.Changes(), len(plan.Steps))
		}
		return nil
	})
}
