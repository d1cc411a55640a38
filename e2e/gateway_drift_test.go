package e2e

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	gateway "github.com/aws/aws-sdk-go-v2/service/apigateway/types"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	events "github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	lambdatypes "github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// somebody is who changes things behind the deployer's back.
type somebody struct {
	t             *testing.T
	api           *apigateway.Client
	events        *eventbridge.Client
	lambda        *lambda.Client
	id, plan, key string // of the API, its usage plan and its key
	served        string // the deployment that the stage serves
	theirs        string // the deployment that somebody made
}

func newSomebody(w *world) *somebody {
	w.t.Helper()
	s := &somebody{t: w.t, api: apigateway.NewFromConfig(w.cfg), events: eventbridge.NewFromConfig(w.cfg), lambda: lambda.NewFromConfig(w.cfg)}
	apis, err := s.api.GetRestApis(w.t.Context(), &apigateway.GetRestApisInput{})
	must(w.t, err)
	plans, err := s.api.GetUsagePlans(w.t.Context(), &apigateway.GetUsagePlansInput{})
	must(w.t, err)
	keys, err := s.api.GetApiKeys(w.t.Context(), &apigateway.GetApiKeysInput{})
	must(w.t, err)
	s.id, s.plan, s.key = *apis.Items[0].Id, *plans.Items[0].Id, *keys.Items[0].Id
	stage, err := s.api.GetStage(w.t.Context(), &apigateway.GetStageInput{RestApiId: &s.id, StageName: aws.String("prod")})
	must(w.t, err)
	s.served = *stage.DeploymentId
	return s
}

// A path is where a change of API Gateway's resources goes.
func (s *somebody) patch(op, path, value string) []gateway.PatchOperation {
	return []gateway.PatchOperation{{Op: gateway.Op(op), Path: &path, Value: &value}}
}

func (s *somebody) changeAPI(path, value string) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := s.api.UpdateRestApi(ctx, &apigateway.UpdateRestApiInput{RestApiId: &s.id, PatchOperations: s.patch("replace", path, value)})
		return err
	}
}

func (s *somebody) changeStage(path, value string) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := s.api.UpdateStage(ctx, &apigateway.UpdateStageInput{RestApiId: &s.id, StageName: aws.String("prod"), PatchOperations: s.patch("replace", path, value)})
		return err
	}
}

func (s *somebody) changePlan(op, path, value string) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := s.api.UpdateUsagePlan(ctx, &apigateway.UpdateUsagePlanInput{UsagePlanId: &s.plan, PatchOperations: s.patch(op, path, value)})
		return err
	}
}

func (s *somebody) changeKey(path, value string) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := s.api.UpdateApiKey(ctx, &apigateway.UpdateApiKeyInput{ApiKey: &s.key, PatchOperations: s.patch("replace", path, value)})
		return err
	}
}

func (s *somebody) tag(path string) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := s.api.TagResource(ctx, &apigateway.TagResourceInput{ResourceArn: aws.String("arn:aws:apigateway:us-east-1::" + path), Tags: map[string]string{"project": "theirs"}})
		return err
	}
}

func (s *somebody) putRule(in eventbridge.PutRuleInput) func(context.Context) error {
	in.Name = aws.String(function)
	return func(ctx context.Context) error { _, err := s.events.PutRule(ctx, &in); return err }
}

func (s *somebody) putTarget(t events.Target) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := s.events.PutTargets(ctx, &eventbridge.PutTargetsInput{Rule: aws.String(function), Targets: []events.Target{t}})
		return err
	}
}

// Every attribute of the API and the schedule, changed by somebody: the plan
// names it and nothing else, and a deploy mends it.
func TestGatewayDrift(t *testing.T) {
	w := wholeWorld(t)
	w.deploy()
	s := newSomebody(w)
	alias := "arn:aws:lambda:us-east-1:000000000000:function:" + function + ":live"
	for _, c := range []struct {
		of     string
		change func(context.Context) error
		want   string
	}{
		{"the API's description", s.changeAPI("/description", "x"), "~ api        ServerlessPOC: description x -> Models of stack ServerlessPOC"},
		{"the API's endpoint", s.changeAPI("/endpointConfiguration/types/REGIONAL", "EDGE"), "~ api        ServerlessPOC: endpoint EDGE -> REGIONAL"},
		{"the API closed", s.changeAPI("/disableExecuteApiEndpoint", "true"), "~ api        ServerlessPOC: closed true -> false"},
		{"the API's tag", s.tag("/restapis/" + s.id), "~ api        ServerlessPOC: tag project theirs -> serverless-poc"},
		{"the stage's description", s.changeStage("/description", "x"), "~ stage      prod: description x -> Stage of stack ServerlessPOC"},
		{"the stage's throttle", s.changeStage("/*/*/throttling/rateLimit", "7"), "~ stage      prod: throttle 7 a second, 100 at once, each method -> 50 a second, 100 at once, each method"},
		{"the stage's tag", s.tag("/restapis/" + s.id + "/stages/prod"), "~ stage      prod: tag project theirs -> serverless-poc"},
		{"another deployment", s.deploySomethingElse, "~ stage      prod: deployment THEIRS -> " + s.served},
		{"the rate", s.changePlan("replace", "/throttle/rateLimit", "1000"), "~ usage plan ServerlessPOC: rate 1000 -> 10"},
		{"the burst", s.changePlan("replace", "/throttle/burstLimit", "1000"), "~ usage plan ServerlessPOC: burst 1000 -> 20"},
		{"the quota", s.changePlan("replace", "/quota/limit", "1000"), "~ usage plan ServerlessPOC: quota 1000 -> 500"},
		{"the quota's period", s.changePlan("replace", "/quota/period", "WEEK"), "~ usage plan ServerlessPOC: quota's period WEEK -> DAY"},
		{"the plan's description", s.changePlan("replace", "/description", "x"), "~ usage plan ServerlessPOC: description x -> Keys of stack ServerlessPOC"},
		{"the plan's stage", s.changePlan("remove", "/apiStages", s.id+":prod"), "~ usage plan ServerlessPOC: stage " + s.id + ":prod"},
		{"a method's throttle", s.changePlan("replace", "/apiStages/"+s.id+":prod/throttle/~1admit/GET/rateLimit", "1"), "~ usage plan ServerlessPOC: throttle of /admit/GET 1 a second, 0 at once -> none"},
		{"the plan's tag", s.tag("/usageplans/" + s.plan), "~ usage plan ServerlessPOC: tag project theirs -> serverless-poc"},
		{"no throttle", s.changePlan("remove", "/throttle", ""), "~ usage plan ServerlessPOC: rate 10, burst 20"},
		{"no quota", s.changePlan("remove", "/quota", ""), "~ usage plan ServerlessPOC: quota 500, quota's period DAY"},
		{"the key's description", s.changeKey("/description", "x"), "~ key        ServerlessPOC: description x -> Key of stack ServerlessPOC"},
		{"the key switched off", s.changeKey("/enabled", "false"), "~ key        ServerlessPOC: enabled false -> true"},
		{"the key's tag", s.tag("/apikeys/" + s.key), "~ key        ServerlessPOC: tag project theirs -> serverless-poc"},
		{"the key out of its plan", func(ctx context.Context) error {
			_, err := s.api.DeleteUsagePlanKey(ctx, &apigateway.DeleteUsagePlanKeyInput{UsagePlanId: &s.plan, KeyId: &s.key})
			return err
		}, "~ key        ServerlessPOC: plan " + s.plan},
		{"the rate of the rule", s.putRule(eventbridge.PutRuleInput{ScheduleExpression: aws.String("rate(1 minute)"), Description: aws.String("Keeps a container of stack ServerlessPOC warm")}),
			"~ schedule   ServerlessPOCAdmission: rate rate(1 minute) -> rate(5 minutes)"},
		{"the rule switched off", s.putRule(eventbridge.PutRuleInput{ScheduleExpression: aws.String("rate(5 minutes)"), State: "DISABLED"}),
			"~ schedule   ServerlessPOCAdmission: state DISABLED -> ENABLED, description Keeps a container of stack ServerlessPOC warm"},
		{"the rule's tag", func(ctx context.Context) error {
			_, err := s.events.TagResource(ctx, &eventbridge.TagResourceInput{ResourceARN: aws.String("arn:aws:events:us-east-1:000000000000:rule/" + function), Tags: []events.Tag{{Key: aws.String("project"), Value: aws.String("theirs")}}})
			return err
		}, "~ schedule   ServerlessPOCAdmission: tag project theirs -> serverless-poc"},
		{"another target", s.putTarget(events.Target{Id: aws.String("theirs"), Arn: &alias}),
			"~ schedule   ServerlessPOCAdmission: target theirs " + alias + " -> none"},
		{"the target's input", s.putTarget(events.Target{Id: aws.String("alias"), Arn: &alias, Input: aws.String(`{"gre":800}`), RetryPolicy: &events.RetryPolicy{MaximumRetryAttempts: aws.Int32(0), MaximumEventAgeInSeconds: aws.Int32(60)}}),
			"~ schedule   ServerlessPOCAdmission: target alias " + alias + ` <- {"gre":800}, tried again 0 times within 60 s -> ` + alias + ` <- {"keep-warm":{}}, tried again 0 times within 60 s`},
		{"the log's format", func(ctx context.Context) error {
			_, err := s.lambda.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{FunctionName: aws.String(function), LoggingConfig: &lambdatypes.LoggingConfig{LogFormat: "Text"}})
			return err
		}, "~ function   ServerlessPOCAdmission: log format Text -> JSON"},
	} {
		must(t, c.change(t.Context()))
		lines := w.plan()
		for i := range lines {
			if s.theirs != "" {
				lines[i] = strings.ReplaceAll(lines[i], s.theirs, "THEIRS")
			}
		}
		if !slices.Equal(lines, []string{c.want}) {
			t.Errorf("%s:\n got %q\nwant %q", c.of, lines, c.want)
		}
		w.deploy()
		if lines := w.plan(); len(lines) > 0 {
			t.Fatalf("%s: the plan after the deploy is %q; want it empty", c.of, lines)
		}
	}
}

// deploySomethingElse takes a snapshot and moves the stage to it.
func (s *somebody) deploySomethingElse(ctx context.Context) error {
	out, err := s.api.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: &s.id, StageName: aws.String("prod")})
	if err == nil {
		s.theirs = *out.Id
	}
	return err
}
