package task

import (
	"context"
	"fmt"

	"serverless-poc/deploy"
)

// Plan says what exists and what Deploy would change, and changes nothing.
// Where there is something to change, mage ends with status 2. With JSON=1 one
// document is all that is written.
func (r *Run) Plan(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	quiet := r.quietly()
	return quiet.on(ctx, stack, func(d *deploy.Deployer) error {
		release, err := quiet.release(ctx, stack, m)
		if err != nil {
			return err
		}
		plan, err := d.Plan(ctx, release)
		if err != nil {
			return err
		}
		if r.JSON {
			document, err := d.JSON(plan)
			if err != nil {
				return err
			}
			if _, err := r.Out.Write(document); err != nil {
				return err
			}
		}
		return quiet.tell(plan)
	})
}

// tell writes a plan; its error says that there is something to change.
func (r *Run) tell(plan *deploy.Plan) error {
	for _, s := range plan.Steps {
		r.say("  %s", s)
	}
	for _, left := range plan.Left {
		r.say("  left in the account: %s; stack.json does not ask for it any more, PRUNE=1 go tool mage deploy removes it", left)
	}
	if plan.Changes() == 0 {
		r.say("plan      nothing to change")
		return nil
	}
	err := fmt.Errorf("%d of %d to change; go tool mage deploy does it", plan.Changes(), len(plan.Steps))
	return &exitError{err, exitChanges}
}
