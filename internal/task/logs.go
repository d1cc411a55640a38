package task

import (
	"context"
	"fmt"
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
	since := time.Hour
	if r.Since != "" {
		if since, err = time.ParseDuration(r.Since); err != nil || since <= 0 {
			return fmt.Errorf("SINCE=%s is not a while ago; give it as 30m or 24h", r.Since)
		}
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		return d.Logs(ctx, r.Out, deploy.FunctionName(stack, m), since, r.Filter)
	})
}
