package deploy

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sfn/types"

	"serverless-poc/deploy/statemachine"
)

// stateMachine plans the state machine that scores a data set.
func (d *Deployer) stateMachine(ctx context.Context) (*Step, error) {
	arn, role := d.names.StateMachineARN(), d.names.BatchRoleARN()
	s := &Step{Kind: "state machine", Name: d.stack.Batch.StateMachine, Note: fmt.Sprintf("%s -> %s", d.stack.Batch.Input, d.stack.Batch.Output)}
	definition, err := statemachine.Definition()
	if err != nil {
		return nil, err
	}
	out, err := d.states.DescribeStateMachine(ctx, &sfn.DescribeStateMachineInput{StateMachineArn: &arn})
	if missing(err) || err == nil && out.Status == types.StateMachineStatusDeleting {
		s.Changes = slices.Concat(diff(nil, "definition", "", definition), diff(nil, "role", "", role), d.tagChanges(nil))
		s.apply = func(ctx context.Context) error { return d.createStateMachine(ctx, definition, role) }
		return s.settle(false), nil
	}
	if err != nil {
		return nil, about("state machine "+s.Name, err)
	}
	have, err := d.stateMachineTags(ctx, arn)
	if err != nil {
		return nil, err
	}
	if err := d.ours("state machine "+s.Name, have); err != nil {
		return nil, err
	}
	changes := diff(diff(nil, "definition", canonical(aws.ToString(out.Definition)), definition), "role", aws.ToString(out.RoleArn), role)
	tags := d.tagChanges(have)
	s.Changes = append(changes, tags...)
	s.apply = func(ctx context.Context) error {
		if len(tags) > 0 {
			if _, err := d.states.TagResource(ctx, &sfn.TagResourceInput{ResourceArn: &arn, Tags: d.statesTags()}); err != nil {
				return err
			}
		}
		if len(changes) == 0 {
			return nil
		}
		_, err := d.states.UpdateStateMachine(ctx, &sfn.UpdateStateMachineInput{StateMachineArn: &arn, Definition: &definition, RoleArn: &role})
		return err
	}
	return s.settle(true), nil
}

func (d *Deployer) createStateMachine(ctx context.Context, definition, role string) error {
	_, err := d.states.CreateStateMachine(ctx, &sfn.CreateStateMachineInput{
		Name: &d.stack.Batch.StateMachine, Definition: &definition, RoleArn: &role, Type: types.StateMachineTypeStandard, Tags: d.statesTags(),
	})
	if taken(err) {
		return d.adopt(ctx, err, func() (*Step, error) { return d.stateMachine(ctx) })
	}
	return err
}

func (d *Deployer) stateMachineRemoval(ctx context.Context) (removal, error) {
	arn := d.names.StateMachineARN()
	return d.removal("state machine "+d.stack.Batch.StateMachine, func() (map[string]string, error) {
		return d.stateMachineTags(ctx, arn)
	}, func(ctx context.Context) error {
		_, err := d.states.DeleteStateMachine(ctx, &sfn.DeleteStateMachineInput{StateMachineArn: &arn})
		return err
	})
}

func (d *Deployer) stateMachineTags(ctx context.Context, arn string) (map[string]string, error) {
	out, err := d.states.ListTagsForResource(ctx, &sfn.ListTagsForResourceInput{ResourceArn: &arn})
	if err != nil {
		return nil, err
	}
	tags := map[string]string{}
	for _, t := range out.Tags {
		tags[aws.ToString(t.Key)] = aws.ToString(t.Value)
	}
	return tags, nil
}

func (d *Deployer) statesTags() []types.Tag {
	var list []types.Tag
	for key, value := range d.tags() {
		list = append(list, types.Tag{Key: aws.String(key), Value: aws.String(value)})
	}
	return list
}
