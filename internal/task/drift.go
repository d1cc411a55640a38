package task

import (
	"context"
	"errors"
	"time"

	"serverless-poc/deploy"
	"serverless-poc/internal/psi"
)

// Drift says whether what the live version sees is still what its model was
// fitted on, by the log of the last seven days or of SINCE. Where it is not,
// mage ends with status 2. With JSON=1 one document is all that is written.
func (r *Run) Drift(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	since, err := r.since(7 * 24 * time.Hour)
	if err != nil {
		return err
	}
	quiet := r.quietly()
	return quiet.on(ctx, stack, func(d *deploy.Deployer) error {
		x, err := d.Drift(ctx, deploy.FunctionName(stack, m), since)
		if err != nil {
			return err
		}
		if err := r.report(x); err != nil {
			return err
		}
		if x.Verdict == psi.Drifted {
			return &exitError{errors.New("what the model sees is no longer what it was fitted on"), exitChanges}
		}
		return nil
	})
}

// report writes x for people, or for programs with JSON=1.
func (r *Run) report(x *deploy.Drift) error {
	if !r.JSON {
		return x.Print(r.Out)
	}
	document, err := x.JSON()
	if err != nil {
		return err
	}
	_, err = r.Out.Write(document)
	return err
}
