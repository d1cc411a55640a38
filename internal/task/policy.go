package task

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"serverless-poc/deploy"
	"serverless-poc/iam"
)

// Policy prints the policy that a deployer of this stack needs, and nothing
// else: for ACCOUNT and REGION where both are given, else for the target's. With
// BATCH=1 it is the second document, for the state machine.
func (r *Run) Policy(ctx context.Context) error {
	stack, err := r.stack()
	if err != nil {
		return err
	}
	if (r.Account == "") != (r.Region == "") {
		return fmt.Errorf("ACCOUNT=%s REGION=%s: give both, or neither to ask the target", r.Account, r.Region)
	}
	if r.Account != "" {
		return r.printPolicy(deploy.Names(stack, deploy.Partition(r.Region), r.Account, r.Region))
	}
	quiet := *r
	quiet.Out = io.Discard
	return quiet.on(ctx, stack, func(d *deploy.Deployer) error {
		return r.printPolicy(d.Names())
	})
}

func (r *Run) printPolicy(names iam.Names) error {
	document := iam.Deployer
	if r.Batch {
		if names.Batch == nil {
			return errors.New("BATCH=1: stack.json has no batch, so the deployer needs no more than what policy prints without it")
		}
		document = iam.DeployerBatch
	}
	policy, err := document(names)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(policy), "", "  "); err != nil {
		return err
	}
	r.say("%s", out.String())
	return nil
}
