package task

import (
	"context"

	"serverless-poc/deploy"
)

// History says what is known of every version that there is.
func (r *Run) History(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		h, err := d.History(ctx, deploy.FunctionName(stack, m))
		if err != nil {
			return err
		}
		return h.Print(r.Out)
	})
}
