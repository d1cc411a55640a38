package task

import (
	"context"
	"fmt"

	"serverless-poc/deploy"
)

// Destroy removes the whole stack from the target, after its name was given in
// CONFIRM or typed.
func (r *Run) Destroy(ctx context.Context) error {
	stack, err := r.stack()
	if err != nil {
		return err
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		name, answer := deploy.StackName(stack), r.Confirm
		if answer == "" {
			question := fmt.Sprintf("This removes every function, role, policy, log group and bucket of stack %s, published models included.\nType %s to go on: ", name, name)
			if answer, err = r.ask(ctx, question); err != nil {
				return err
			}
			r.say("")
		}
		if answer != name {
			return fmt.Errorf("%q is not the stack's name, so nothing was removed; CONFIRM=%s go tool mage destroy", answer, name)
		}
		n, err := d.Destroy(ctx)
		if err != nil {
			return err
		}
		if n == 0 {
			r.say("destroy   nothing of stack %s is here", name)
		} else {
			r.say("destroy   %d resources of stack %s removed", n, name)
		}
		return nil
	})
}
