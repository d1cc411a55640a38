package deploy

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
)

// callerRemovers are for what calls the functions: what stack.json asks for, or
// what it does not.
func (d *Deployer) callerRemovers(asked bool) []func(context.Context) (removal, error) {
	var list []func(context.Context) (removal, error)
	if asked == (d.stack.KeepWarm != nil) {
		for _, name := range d.names.Functions {
			list = append(list, func(ctx context.Context) (removal, error) { return d.scheduleRemoval(ctx, name) })
		}
	}
	if asked == (d.stack.API != nil) {
		list = append(list, d.usagePlanRemoval, d.keyRemoval, d.apiRemoval)
	}
	return list
}

// scheduleRemoval takes a function's rule: its targets first, whoever put them.
func (d *Deployer) scheduleRemoval(ctx context.Context, function string) (removal, error) {
	var targets []string
	return d.removal("rule "+function, func() (map[string]string, error) {
		r, err := d.rule(ctx, function)
		if err != nil {
			return nil, err
		}
		for _, t := range r.targets {
			targets = append(targets, aws.ToString(t.Id))
		}
		return r.tags, nil
	}, func(ctx context.Context) error {
		if err := d.removeTargets(ctx, function, targets); err != nil {
			return err
		}
		_, err := d.events.DeleteRule(ctx, &eventbridge.DeleteRuleInput{Name: &function})
		return err
	})
}

// gatewayRemoval takes all of one kind that carry our tag, whatever their name
// is today: what does not carry it is not even found.
func (d *Deployer) gatewayRemoval(kind string, ids []string, err error, remove func(ctx context.Context, id string) error) (removal, error) {
	return removal{
		resource: kind + " " + strings.Join(ids, ", "), exists: len(ids) > 0,
		remove: func(ctx context.Context) error {
			for _, id := range ids {
				if err := remove(ctx, id); err != nil && !missing(err) {
					return err
				}
			}
			return nil
		},
	}, err
}

// usagePlanRemoval empties the plans first: AWS keeps one that has a stage.
func (d *Deployer) usagePlanRemoval(ctx context.Context) (removal, error) {
	list, err := d.taggedUsagePlans(ctx)
	plans := map[string]types.UsagePlan{}
	var ids []string
	for _, p := range list {
		ids, plans[aws.ToString(p.Id)] = append(ids, aws.ToString(p.Id)), p
	}
	return d.gatewayRemoval("usage plan", ids, err, func(ctx context.Context, id string) error {
		return d.deleteUsagePlan(ctx, plans[id])
	})
}

func (d *Deployer) deleteUsagePlan(ctx context.Context, plan types.UsagePlan) error {
	keys, err := d.planKeys(ctx, aws.ToString(plan.Id))
	if err != nil {
		return err
	}
	for _, key := range keys {
		_, err := d.api.DeleteUsagePlanKey(ctx, &apigateway.DeleteUsagePlanKeyInput{UsagePlanId: plan.Id, KeyId: &key})
		if err != nil && !missing(err) {
			return err
		}
	}
	var operations []types.PatchOperation
	for _, s := range plan.ApiStages {
		operations = append(operations, patch(types.OpRemove, "/apiStages", aws.ToString(s.ApiId)+":"+aws.ToString(s.Stage)))
	}
	err = d.patchUsagePlan(ctx, aws.ToString(plan.Id), operations, func(now *types.UsagePlan) bool { return len(now.ApiStages) == 0 })
	if err != nil {
		return err
	}
	_, err = d.api.DeleteUsagePlan(ctx, &apigateway.DeleteUsagePlanInput{UsagePlanId: plan.Id})
	return err
}

func (d *Deployer) keyRemoval(ctx context.Context) (removal, error) {
	list, err := d.taggedKeys(ctx)
	var ids []string
	for _, k := range list {
		ids = append(ids, aws.ToString(k.Id))
	}
	return d.gatewayRemoval("API key", ids, err, func(ctx context.Context, id string) error {
		_, err := d.api.DeleteApiKey(ctx, &apigateway.DeleteApiKeyInput{ApiKey: &id})
		return err
	})
}

// apiRemoval takes the API with its stage and deployments.
func (d *Deployer) apiRemoval(ctx context.Context) (removal, error) {
	list, err := d.taggedAPIs(ctx)
	var ids []string
	for _, a := range list {
		ids = append(ids, aws.ToString(a.Id))
	}
	return d.gatewayRemoval("REST API", ids, err, func(ctx context.Context, id string) error {
		_, err := d.api.DeleteRestApi(ctx, &apigateway.DeleteRestApiInput{RestApiId: &id})
		return err
	})
}
