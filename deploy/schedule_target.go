package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
)

// targetID is the one target that a rule of ours has.
const targetID = "alias"

// target calls the alias, never $LATEST. A call that cannot be delivered is
// not tried again: the next one comes in a few minutes.
func (d *Deployer) target(function string) types.Target {
	return types.Target{
		Id: aws.String(targetID), Arn: aws.String(d.aliasARN(function)), Input: aws.String(keepWarmEvent),
		RetryPolicy: &types.RetryPolicy{MaximumRetryAttempts: aws.Int32(0), MaximumEventAgeInSeconds: aws.Int32(60)},
	}
}

// targetText writes what a target does, to compare and to show.
func targetText(t types.Target) string {
	text := aws.ToString(t.Arn)
	if t.Input != nil {
		text += " <- " + *t.Input
	}
	if t.RetryPolicy != nil {
		text += fmt.Sprintf(", tried again %d times within %d s", aws.ToInt32(t.RetryPolicy.MaximumRetryAttempts), aws.ToInt32(t.RetryPolicy.MaximumEventAgeInSeconds))
	}
	return text
}

// targetChanges compares the rule's targets: ours, and no other.
func (d *Deployer) targetChanges(function string, have []types.Target) []Change {
	current := ""
	var changes []Change
	for _, t := range have {
		if aws.ToString(t.Id) == targetID {
			current = targetText(t)
			continue
		}
		changes = diff(changes, "target "+aws.ToString(t.Id), targetText(t), "")
	}
	return diff(changes, "target "+targetID, current, targetText(d.target(function)))
}

// putTarget puts ours, then takes away what is beside it.
func (d *Deployer) putTarget(ctx context.Context, function string, have []types.Target) error {
	out, err := d.events.PutTargets(ctx, &eventbridge.PutTargetsInput{Rule: &function, Targets: []types.Target{d.target(function)}})
	if err != nil {
		return err
	}
	for _, failed := range out.FailedEntries { // in an answer of 200
		return fmt.Errorf("target %s of rule %s was not taken: %s: %s", aws.ToString(failed.TargetId), function, aws.ToString(failed.ErrorCode), aws.ToString(failed.ErrorMessage))
	}
	var others []string
	for _, t := range have {
		if aws.ToString(t.Id) != targetID {
			others = append(others, aws.ToString(t.Id))
		}
	}
	return d.removeTargets(ctx, function, others)
}

func (d *Deployer) removeTargets(ctx context.Context, name string, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	out, err := d.events.RemoveTargets(ctx, &eventbridge.RemoveTargetsInput{Rule: &name, Ids: ids})
	if err != nil {
		return err
	}
	for _, failed := range out.FailedEntries {
		if aws.ToString(failed.ErrorCode) == "ResourceNotFoundException" { // the answer to an earlier try was lost
			continue
		}
		return fmt.Errorf("target %s of rule %s was not removed: %s: %s", aws.ToString(failed.TargetId), name, aws.ToString(failed.ErrorCode), aws.ToString(failed.ErrorMessage))
	}
	return nil
}
