package families

import (
	"context"
	"maps"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
)

// dumpAPIs says of the REST APIs what they serve and to whom. An id becomes the
// name of what it is of.
func dumpAPIs(ctx context.Context, d *dump, cfg aws.Config) error {
	client := apigateway.NewFromConfig(cfg)
	apis, err := client.GetRestApis(ctx, &apigateway.GetRestApisInput{Limit: aws.Int32(500)})
	if err != nil {
		return err
	}
	for _, api := range apis.Items {
		d.call(api.Id, "the API "+aws.ToString(api.Name))
		d.line("api %s %s %s %s %t", aws.ToString(api.Name), aws.ToString(api.Description), js(api.EndpointConfiguration), api.ApiKeySource, api.DisableExecuteApiEndpoint)
		d.tags("api "+aws.ToString(api.Name), api.Tags)
		if err := dumpResources(ctx, d, client, &api); err != nil {
			return err
		}
		if err := dumpStages(ctx, d, client, &api); err != nil {
			return err
		}
	}
	return dumpPlans(ctx, d, client)
}

func dumpResources(ctx context.Context, d *dump, client *apigateway.Client, api *types.RestApi) error {
	out, err := client.GetResources(ctx, &apigateway.GetResourcesInput{RestApiId: api.Id, Embed: []string{"methods"}, Limit: aws.Int32(500)})
	if err != nil {
		return err
	}
	for _, r := range out.Items {
		for _, verb := range slices.Sorted(maps.Keys(r.ResourceMethods)) {
			m := r.ResourceMethods[verb]
			uri := ""
			if m.MethodIntegration != nil {
				uri = string(m.MethodIntegration.Type) + " " + aws.ToString(m.MethodIntegration.Uri)
			}
			d.line("api %s %s %s key %t, %s", aws.ToString(api.Name), verb, aws.ToString(r.Path), aws.ToBool(m.ApiKeyRequired), uri)
		}
	}
	return nil
}

func dumpStages(ctx context.Context, d *dump, client *apigateway.Client, api *types.RestApi) error {
	name := aws.ToString(api.Name)
	deployments, err := client.GetDeployments(ctx, &apigateway.GetDeploymentsInput{RestApiId: api.Id, Limit: aws.Int32(500)})
	if err != nil {
		return err
	}
	of := map[string]string{}
	for _, one := range deployments.Items {
		of[aws.ToString(one.Id)] = aws.ToString(one.Description)
		d.line("api %s deployment of %s", name, aws.ToString(one.Description))
	}
	stages, err := client.GetStages(ctx, &apigateway.GetStagesInput{RestApiId: api.Id})
	if err != nil {
		return err
	}
	for _, s := range stages.Item {
		stage := "stage " + name + "/" + aws.ToString(s.StageName)
		d.line("%s serves %s: %s %s", stage, of[aws.ToString(s.DeploymentId)], js(s.MethodSettings), js(s.Variables))
		d.tags(stage, s.Tags)
	}
	return nil
}

func dumpPlans(ctx context.Context, d *dump, client *apigateway.Client) error {
	keys, err := client.GetApiKeys(ctx, &apigateway.GetApiKeysInput{Limit: aws.Int32(500)})
	if err != nil {
		return err
	}
	for _, k := range keys.Items {
		d.call(k.Id, "the key "+aws.ToString(k.Name))
		d.line("key %s enabled %t", aws.ToString(k.Name), k.Enabled)
		d.tags("key "+aws.ToString(k.Name), k.Tags)
	}
	plans, err := client.GetUsagePlans(ctx, &apigateway.GetUsagePlansInput{Limit: aws.Int32(500)})
	if err != nil {
		return err
	}
	for _, p := range plans.Items {
		name := aws.ToString(p.Name)
		d.line("plan %s %s for %s, %s, %s", name, aws.ToString(p.Description), js(p.ApiStages), js(p.Throttle), js(p.Quota))
		d.tags("plan "+name, p.Tags)
		members, err := client.GetUsagePlanKeys(ctx, &apigateway.GetUsagePlanKeysInput{UsagePlanId: p.Id})
		if err != nil {
			return err
		}
		for _, m := range members.Items {
			d.line("plan %s has key %s", name, aws.ToString(m.Name))
		}
	}
	return nil
}

// dumpRules says of the schedules when they fire at what.
func dumpRules(ctx context.Context, d *dump, cfg aws.Config) error {
	client := eventbridge.NewFromConfig(cfg)
	rules, err := client.ListRules(ctx, &eventbridge.ListRulesInput{})
	if err != nil {
		return err
	}
	for _, r := range rules.Rules {
		name := aws.ToString(r.Name)
		d.line("rule %s %s %s %s %s", name, aws.ToString(r.ScheduleExpression), r.State, aws.ToString(r.Description), aws.ToString(r.EventPattern))
		targets, err := client.ListTargetsByRule(ctx, &eventbridge.ListTargetsByRuleInput{Rule: r.Name})
		if err != nil {
			return err
		}
		for _, t := range targets.Targets {
			d.line("rule %s target %s", name, js(t))
		}
		tags, err := client.ListTagsForResource(ctx, &eventbridge.ListTagsForResourceInput{ResourceARN: r.Arn})
		if err != nil {
			return err
		}
		for _, t := range tags.Tags {
			d.line("rule %s tag %s=%s", name, aws.ToString(t.Key), aws.ToString(t.Value))
		}
	}
	return nil
}
