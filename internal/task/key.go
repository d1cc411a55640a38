package task

import (
	"context"
	"io"

	"serverless-poc/deploy"
)

// Key prints the value of the stack's API key, and nothing else. No other target
// does but serve, whose key opens nothing but the embedded AWS.
func (r *Run) Key(ctx context.Context) error {
	stack, err := r.stack()
	if err != nil {
		return err
	}
	quiet := *r
	quiet.Out = io.Discard
	return quiet.on(ctx, stack, func(d *deploy.Deployer) error {
		key, err := d.Key(ctx)
		if err != nil {
			return err
		}
		r.say("%s", key)
		return nil
	})
}
