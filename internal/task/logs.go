package task

import (
	"context"
	"time"

	"serverless-poc/deploy"
)

// Logs writes the last lines of the function's log: of the last hour or of
// SINCE, those that CloudWatch's pattern FILTER finds.
func (r *Run) Logs(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	since, err := r.since(time.Hour)
	if err != nil {
		return err
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		return d.Logs(ctx, r.Out, deploy.FunctionName(stack, m), since, r.Filter)
	})
}
