package deploy

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
)

// The API and the schedule on an AWS made by others: made, then nothing to
// change; what somebody changed is named exactly and mended; then away, twice.
func TestGatewayOnMoto(t *testing.T) {
	b := onMoto(t)
	b.mend()
	if lines := b.changes(); len(lines) > 0 {
		t.Fatalf("after the deploy the plan is %q; want it empty", lines)
	}
	api, err := b.findAPI(t.Context())
	check(t, err)
	old := *api.Id
	for _, stray := range strays(b, old) {
		check(t, stray.by(t.Context()))
		lines := b.changes()
		for i := range lines {
			lines[i] = strings.ReplaceAll(lines[i], old, "API")
		}
		if !slices.Equal(lines, stray.want) {
			t.Errorf("%s:\n got %q\nwant %q", stray.of, lines, stray.want)
		}
		b.mend()
		if lines := b.changes(); len(lines) > 0 {
			t.Fatalf("%s: after mending the plan is %q; want it empty", stray.of, lines)
		}
	}
	url, err := b.URL(t.Context(), "/admit")
	check(t, err)
	if !strings.HasSuffix(url, "/restapis/"+old+"/prod/_user_request_/admit") {
		t.Errorf("the URL is %s", url)
	}
	if key, err := b.Key(t.Context()); err != nil || len(key) < 20 {
		t.Errorf("the key is %q, %v", key, err)
	}
	if n := b.removeCallers(); n != 4 {
		t.Errorf("%d removed; want 4: rule, usage plan, key, API", n)
	}
	if n := b.removeCallers(); n != 0 {
		t.Errorf("%d removed the second time; want none", n)
	}
}

// (moto does not find a resource by its ARN when it is to be tagged, and keeps
// changed quotas as text that the SDK cannot read: those are for the embedded AWS.)
//
// A stray is what somebody did, and the plan's words for it.
type stray struct {
	of   string
	by   func(context.Context) error
	want []string
}

func strays(b *bench, api string) []stray {
	d, function := b.Deployer, b.names.Functions[0]
	return []stray{
		{"the API's description", func(ctx context.Context) error {
			_, err := d.api.UpdateRestApi(ctx, &apigateway.UpdateRestApiInput{RestApiId: &api, PatchOperations: []gateway.PatchOperation{patch("replace", "/description", "mine")}})
			return err
		}, []string{"~ api        ServerlessPOC: description mine -> Models of stack ServerlessPOC"}},
		{"the stage's description", func(ctx context.Context) error {
			_, err := d.api.UpdateStage(ctx, &apigateway.UpdateStageInput{RestApiId: &api, StageName: aws.String("prod"), PatchOperations: []gateway.PatchOperation{patch("replace", "/description", "mine")}})
			return err
		}, []string{"~ stage      prod: description mine -> Stage of stack ServerlessPOC"}},
		{"the plan's rate", func(ctx context.Context) error {
			id, err := d.usagePlanID(ctx)
			if err != nil {
				return err
			}
			_, err = d.api.UpdateUsagePlan(ctx, &apigateway.UpdateUsagePlanInput{UsagePlanId: &id, PatchOperations: []gateway.PatchOperation{patch("replace", "/throttle/rateLimit", "99")}})
			return err
		}, []string{"~ usage plan ServerlessPOC: rate 99 -> 10"}},
		{"the plan's stage", func(ctx context.Context) error {
			id, err := d.usagePlanID(ctx)
			if err != nil {
				return err
			}
			_, err = d.api.UpdateUsagePlan(ctx, &apigateway.UpdateUsagePlanInput{UsagePlanId: &id, PatchOperations: []gateway.PatchOperation{patch("remove", "/apiStages", api+":prod")}})
			return err
		}, []string{"~ usage plan ServerlessPOC: stage API:prod"}},
		{"the key switched off", func(ctx context.Context) error {
			id, err := d.keyID(ctx)
			if err != nil {
				return err
			}
			_, err = d.api.UpdateApiKey(ctx, &apigateway.UpdateApiKeyInput{ApiKey: &id, PatchOperations: []gateway.PatchOperation{patch("replace", "/enabled", "false")}})
			return err
		}, []string{"~ key        ServerlessPOC: enabled false -> true"}},
		{"the rule switched off", func(ctx context.Context) error {
			_, err := d.events.DisableRule(ctx, &eventbridge.DisableRuleInput{Name: &function})
			return err
		}, []string{"~ schedule   ServerlessPOCAdmission: state DISABLED -> ENABLED"}},
		{"a target beside ours", func(ctx context.Context) error {
			_, err := d.events.PutTargets(ctx, &eventbridge.PutTargetsInput{Rule: &function, Targets: []events.Target{{Id: aws.String("x"), Arn: aws.String("arn:aws:sqs:us-east-1:123456789012:q")}}})
			return err
		}, []string{"~ schedule   ServerlessPOCAdmission: target x arn:aws:sqs:us-east-1:123456789012:q -> none"}},
		{"a permission taken away", func(ctx context.Context) error {
			_, err := d.lambda.RemovePermission(ctx, &lambda.RemovePermissionInput{FunctionName: &function, Qualifier: aws.String("live"), StatementId: aws.String("serverless-poc-events")})
			return err
		}, []string{"+ permission ServerlessPOCAdmission:live events: may call it for the schedule"}},
	}
}

// removeCallers is the beginning of a destroy.
func (b *bench) removeCallers() int {
	b.t.Helper()
	n := 0
	for _, look := range b.callerRemovers(true) {
		r, err := look(b.t.Context())
		check(b.t, err)
		if r.exists {
			n++
			check(b.t, r.remove(b.t.Context()))
		}
	}
	return n
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
