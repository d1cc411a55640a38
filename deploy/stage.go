package deploy

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// stage plans the one stage, the pointer to the deployment that is served. It
// is never deleted and made again: its key's plan would be cut off.
func (d *Deployer) stage(ctx context.Context, ids *gatewayIDs) (*Step, error) {
	s := &Step{Kind: "stage", Name: d.stack.API.Stage}
	have, old, err := d.stages(ctx, ids)
	if err != nil {
		return nil, err
	}
	ids.staged = have != nil
	s.Note = "of API " + d.stack.API.Name
	if have == nil {
		have = &types.Stage{}
	}
	tags := d.tagChanges(have.Tags)
	s.Changes = append(d.stageChanges(have, ids), tags...)
	for _, id := range old {
		s.Changes = diff(s.Changes, "deployment "+id, "unused", "")
	}
	s.apply = func(ctx context.Context) (err error) {
		if ids.staged {
			err = d.updateStage(ctx, ids, have, tags)
		} else {
			err = d.createStage(ctx, ids)
		}
		if err != nil {
			return err
		}
		return d.sweepDeployments(ctx, ids)
	}
	return s.settle(ids.staged), nil
}

// stagePaths are where UpdateStage finds the attributes.
var stagePaths = map[string]string{"deployment": "/deploymentId", "description": "/description"}

func (d *Deployer) stageDescription() string { return "Stage of stack " + StackName(d.stack) }

func (d *Deployer) stageChanges(have *types.Stage, ids *gatewayIDs) []Change {
	changes := diff(nil, "deployment", aws.ToString(have.DeploymentId), orNext(ids.deployment))
	changes = diff(changes, "description", aws.ToString(have.Description), d.stageDescription())
	changes = diff(changes, "throttle", throttleOf(have), d.openThrottle().String())
	if c := have.CanarySettings; c != nil { // another deployment gets a part of the calls
		changes = diff(changes, "canary", fmt.Sprintf("%g%% to %s", c.PercentTraffic, aws.ToString(c.DeploymentId)), "")
	}
	return changes
}

// stages is our stage, nil when there is none, and the deployments that would
// be left over once it points to the wanted one.
func (d *Deployer) stages(ctx context.Context, ids *gatewayIDs) (ours *types.Stage, old []string, err error) {
	if ids.api == "" {
		return nil, nil, nil
	}
	out, err := d.api.GetStages(ctx, &apigateway.GetStagesInput{RestApiId: &ids.api})
	if err != nil {
		return nil, nil, fmt.Errorf("cannot list the stages of API %s: %w", ids.api, err)
	}
	others := slices.DeleteFunc(out.Item, func(s types.Stage) bool {
		if aws.ToString(s.StageName) != d.stack.API.Stage {
			return false
		}
		ours = &s
		return true
	})
	list, err := d.apiDeployments(ctx, ids.api)
	return ours, obsolete(list, others, ids.deployment), err
}

func (d *Deployer) createStage(ctx context.Context, ids *gatewayIDs) error {
	_, err := d.api.CreateStage(ctx, &apigateway.CreateStageInput{
		RestApiId: &ids.api, StageName: &d.stack.API.Stage, DeploymentId: &ids.deployment,
		Description: aws.String(d.stageDescription()), Tags: d.tags(),
	})
	if taken(err) {
		return d.adopt(ctx, err, func() (*Step, error) { return d.stage(ctx, ids) })
	}
	if err != nil {
		return err
	}
	_, err = d.api.UpdateStage(ctx, &apigateway.UpdateStageInput{ // which CreateStage cannot do
		RestApiId: &ids.api, StageName: &d.stack.API.Stage, PatchOperations: d.openThrottle().patches(),
	})
	return err
}

// updateStage mends what differs from have, in one call: it moves in one step.
func (d *Deployer) updateStage(ctx context.Context, ids *gatewayIDs, have *types.Stage, tags []Change) error {
	if err := d.tagGateway(ctx, "/restapis/"+ids.api+"/stages/"+d.stack.API.Stage, tags); err != nil {
		return err
	}
	var operations []types.PatchOperation
	for _, c := range d.stageChanges(have, ids) {
		if c.Attribute == "canary" {
			operations = append(operations, types.PatchOperation{Op: types.OpRemove, Path: aws.String("/canarySettings")})
			continue
		}
		if c.Attribute == "throttle" {
			operations = append(operations, d.openThrottle().patches()...)
			continue
		}
		operations = append(operations, patch(types.OpReplace, stagePaths[c.Attribute], c.Desired))
	}
	if len(operations) == 0 {
		return nil
	}
	_, err := d.api.UpdateStage(ctx, &apigateway.UpdateStageInput{
		RestApiId: &ids.api, StageName: &d.stack.API.Stage, PatchOperations: operations,
	})
	return err
}

// sweepDeployments deletes the deployments that the stage has left.
func (d *Deployer) sweepDeployments(ctx context.Context, ids *gatewayIDs) error {
	_, old, err := d.stages(ctx, ids)
	if err != nil {
		return err
	}
	for _, id := range old {
		_, err := d.api.DeleteDeployment(ctx, &apigateway.DeleteDeploymentInput{RestApiId: &ids.api, DeploymentId: &id})
		if err != nil && !missing(err) {
			return err
		}
	}
	return nil
}
