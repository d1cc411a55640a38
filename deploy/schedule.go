package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
)

// keepWarmEvent is what the schedule sends. The function answers it without
// scoring, so that it does no harm when it arrives twice.
const keepWarmEvent = `{"keep-warm":{}}`

// schedule plans the rule that calls the function's alias every few minutes.
// The rule is called like the function.
func (d *Deployer) schedule(ctx context.Context, function string) (*Step, error) {
	s := &Step{Kind: "schedule", Name: function, Note: d.rate() + ", " + string(d.ruleState())}
	have, err := d.rule(ctx, function)
	if missing(err) {
		s.Changes = append(append(d.ruleChanges(nil), d.targetChanges(function, nil)...), d.tagChanges(nil)...)
		s.apply = func(ctx context.Context) error {
			if err := d.putRule(ctx, function, d.eventTags()); err != nil {
				return err
			}
			return d.putTarget(ctx, function, nil)
		}
		return s.settle(false), nil
	}
	if err != nil {
		return nil, fmt.Errorf("rule %s: %w", function, err)
	}
	if err := d.ours("rule "+function, have.tags); err != nil {
		return nil, err
	}
	rule, targets, tags := d.ruleChanges(have), d.targetChanges(function, have.targets), d.tagChanges(have.tags)
	s.Changes = append(append(rule, targets...), tags...)
	s.apply = func(ctx context.Context) error {
		if len(tags) > 0 {
			if _, err := d.events.TagResource(ctx, &eventbridge.TagResourceInput{ResourceARN: have.Arn, Tags: d.eventTags()}); err != nil {
				return err
			}
		}
		if len(rule) > 0 {
			if err := d.putRule(ctx, function, nil); err != nil {
				return err
			}
		}
		if len(targets) > 0 {
			return d.putTarget(ctx, function, have.targets)
		}
		return nil
	}
	return s.settle(true), nil
}

// rate is EventBridge's way to say how often: one minute is not "minutes".
func (d *Deployer) rate() string {
	if d.stack.KeepWarm.Minutes == 1 {
		return "rate(1 minute)"
	}
	return fmt.Sprintf("rate(%d minutes)", d.stack.KeepWarm.Minutes)
}

func (d *Deployer) ruleState() types.RuleState {
	if d.stack.KeepWarm.Enabled {
		return types.RuleStateEnabled
	}
	return types.RuleStateDisabled
}

func (d *Deployer) ruleDescription() string {
	return "Keeps a container of stack " + StackName(d.stack) + " warm"
}

// ruleChanges compares the rule itself. PutRule takes away what is not sent, so
// a pattern that somebody added goes with any other change.
func (d *Deployer) ruleChanges(have *rule) []Change {
	if have == nil {
		have = &rule{DescribeRuleOutput: &eventbridge.DescribeRuleOutput{}}
	}
	changes := diff(nil, "rate", aws.ToString(have.ScheduleExpression), d.rate())
	changes = diff(changes, "state", string(have.State), string(d.ruleState()))
	changes = diff(changes, "description", aws.ToString(have.Description), d.ruleDescription())
	return diff(changes, "pattern", aws.ToString(have.EventPattern), "")
}

// putRule sends everything, always; tags are taken only when the rule is made.
func (d *Deployer) putRule(ctx context.Context, name string, tags []types.Tag) error {
	_, err := d.events.PutRule(ctx, &eventbridge.PutRuleInput{
		Name: &name, ScheduleExpression: aws.String(d.rate()), State: d.ruleState(),
		Description: aws.String(d.ruleDescription()), Tags: tags,
	})
	return err
}
