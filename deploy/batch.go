package deploy

import (
	"context"
	"strings"

	"serverless-poc/iam"
	"serverless-poc/schema"
)

// batchSteps plans the state machine and its role; none when the stack has no
// batch.
func (d *Deployer) batchSteps(ctx context.Context) ([]*Step, error) {
	if d.stack.Batch == nil {
		return nil, nil
	}
	return stepsOf(ctx, []reader{one(d.batchRole), one(d.stateMachine)})
}

// batchNames are the names of the state machine for the policy documents.
func batchNames(b *schema.StackBatch) *iam.Batch {
	if b == nil {
		return nil
	}
	return &iam.Batch{StateMachine: b.StateMachine, Role: b.Role, Input: below(b.Input), Output: below(b.Output)}
}

// below is what of an s3:// address an ARN holds: the bucket and what its keys
// begin with, which ends at a slash.
func below(address string) string {
	text := strings.TrimPrefix(address, "s3://")
	if !strings.HasSuffix(text, "/") {
		text += "/"
	}
	return text
}

// batchRemovers take the state machine, then its role.
func (d *Deployer) batchRemovers() []func(context.Context) (removal, error) {
	if d.stack.Batch == nil {
		return nil
	}
	return []func(context.Context) (removal, error){d.stateMachineRemoval, d.batchRoleRemoval}
}
