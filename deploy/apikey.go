package deploy

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// apiKey plans the stack's one key and its place in the usage plan. AWS makes
// its value, and nothing here reads it but [Deployer.Key]. It counts and
// throttles callers; it does not prove who they are.
func (d *Deployer) apiKey(ctx context.Context, ids *gatewayIDs) (*Step, error) {
	s := &Step{Kind: "key", Name: d.stack.API.Name, Note: "its value made by AWS"}
	have, err := d.findKey(ctx)
	if err != nil {
		return nil, err
	}
	exists := have != nil
	if !exists {
		have = &types.ApiKey{}
	}
	attached, err := d.attached(ctx, ids.plan, aws.ToString(have.Id))
	if err != nil {
		return nil, err
	}
	changes, tags := d.keyChanges(have), d.tagChanges(have.Tags)
	attach := diff(nil, "plan", attached, orNext(ids.plan))
	s.Changes = append(append(changes, attach...), tags...)
	s.apply = func(ctx context.Context) error {
		id := aws.ToString(have.Id)
		if !exists {
			if id, err = d.makeOnce(ctx, d.keyID, d.createKey); err != nil {
				return err
			}
		} else if err := d.updateKey(ctx, id, changes, tags); err != nil {
			return err
		}
		return d.attachKey(ctx, ids.plan, id)
	}
	return s.settle(exists), nil
}

// keyPaths are where UpdateApiKey finds the attributes.
var keyPaths = map[string]string{"description": "/description", "enabled": "/enabled"}

func (d *Deployer) keyDescription() string { return "Key of stack " + StackName(d.stack) }

func (d *Deployer) keyChanges(have *types.ApiKey) []Change {
	changes := diff(nil, "description", aws.ToString(have.Description), d.keyDescription())
	return diff(changes, "enabled", strconv.FormatBool(have.Enabled), "true")
}

func (d *Deployer) createKey(ctx context.Context) (string, error) {
	out, err := d.api.CreateApiKey(ctx, &apigateway.CreateApiKeyInput{
		Name: &d.stack.API.Name, Description: aws.String(d.keyDescription()), Enabled: true, Tags: d.tags(),
	})
	if err != nil {
		return "", err
	}
	return aws.ToString(out.Id), nil
}

func (d *Deployer) updateKey(ctx context.Context, id string, changes, tags []Change) error {
	if err := d.tagGateway(ctx, "/apikeys/"+id, tags); err != nil || len(changes) == 0 {
		return err
	}
	_, err := d.api.UpdateApiKey(ctx, &apigateway.UpdateApiKeyInput{ApiKey: &id, PatchOperations: patches(changes, keyPaths)})
	return err
}

// attachKey puts the key into the plan, where it may be already.
func (d *Deployer) attachKey(ctx context.Context, plan, id string) error {
	if have, err := d.attached(ctx, plan, id); err != nil || have != "" {
		return err
	}
	_, err := d.api.CreateUsagePlanKey(ctx, &apigateway.CreateUsagePlanKeyInput{UsagePlanId: &plan, KeyId: &id, KeyType: aws.String("API_KEY")})
	if !taken(err) {
		return err
	}
	have, readErr := d.attached(ctx, plan, id)
	if readErr != nil {
		return readErr
	}
	if have == "" {
		return fmt.Errorf("key %s is in another usage plan of this stage: %w; take it out there, then run again", id, err)
	}
	return nil
}

// attached is plan when it has the key, "" when it has not or there is none.
func (d *Deployer) attached(ctx context.Context, plan, key string) (string, error) {
	if plan == "" || key == "" {
		return "", nil
	}
	keys, err := d.planKeys(ctx, plan)
	if err != nil || !slices.Contains(keys, key) {
		return "", err
	}
	return plan, nil
}
