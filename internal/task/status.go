package task

import (
	"context"

	"serverless-poc/deploy"
)

// Status says what is live and what was.
func (r *Run) Status(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		s, err := d.Status(ctx, deploy.FunctionName(stack, m))
		if err != nil {
			return err
		}
		if err := s.Print(r.Out); err != nil || s.Live == "" {
			return err
		}
		return r.page(ctx, d, stack, m, r.responseOf(m))
	})
}

// Rollback moves the alias to the last verified version, or to TO; the gate comes first.
func (r *Run) Rollback(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		r.say("rollback  %s", deploy.FunctionName(stack, m))
		out, err := d.Rollback(ctx, deploy.FunctionName(stack, m), r.To)
		if err != nil {
			return err
		}
		r.say("artefact  %s", out.Artefact)
		r.say("live      %s:%s is version %s", out.Function, out.Alias, out.Version)
		r.say("note      the coefficients in this folder are unchanged: the next deploy goes forward again")
		return nil
	})
}
