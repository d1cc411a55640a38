package task

import (
	"context"
	"fmt"
	"strconv"

	"serverless-poc/deploy"
)

// Score has the state machine score a data set and sorts what comes of it. Rows
// that are refused have their reasons in the rejects, and mage ends with status 0;
// rows of batches that failed whole have no answer for no fault of theirs, and it
// ends with status 1.
func (r *Run) Score(ctx context.Context, from, to string) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	most := 1.0
	if r.Most != "" {
		if most, err = strconv.ParseFloat(r.Most, 64); err != nil {
			return fmt.Errorf("MOST=%s is no number of dollars, such as MOST=25", r.Most)
		}
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		x, err := d.Score(ctx, deploy.Scoring{Model: m, From: from, To: to, Options: []byte(r.Options), Most: most})
		if err != nil {
			return err
		}
		scored, refused, failed := x.Rows()
		r.say("  %d rows: %d scored, %d refused, %d failed", scored+refused+failed, scored, refused, failed)
		if failed > 0 {
			return fmt.Errorf("%d rows are in batches that failed; rejects says why", failed)
		}
		return nil
	})
}
