package task

import (
	"context"

	"serverless-poc/deploy"
)

// Verify looks at everything that a deploy needs and changes nothing.
func (r *Run) Verify(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		release, err := r.release(ctx, stack, m)
		if err != nil {
			return err
		}
		r.say("verify    %s", deploy.FunctionName(stack, m))
		v, err := d.Verify(ctx, release)
		if err != nil {
			return err
		}
		if err := v.Print(r.Out); err != nil {
			return err
		}
		r.say("verify    %d ok, %d skipped, %d no good", v.Count(deploy.OK), v.Count(deploy.Skipped), v.Count(deploy.NG))
		return v.Err()
	})
}
