package emulator_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	lambdatypes "github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/emulator"
	"serverless-poc/emulator/clock"
)

// scheduled makes a function with an alias, and a rule whose target is the
// alias; the rule may not invoke it yet.
func scheduled(t *testing.T, c clients, schedule string, input *string) {
	t.Helper()
	ctx, name := t.Context(), aws.String("f")
	function(t, c, "f", role(t, c, "R"), nil)
	must(c.lambda.PublishVersion(ctx, &lambda.PublishVersionInput{FunctionName: name}))(t)
	live := must(c.lambda.CreateAlias(ctx, &lambda.CreateAliasInput{FunctionName: name, Name: aws.String("live"), FunctionVersion: aws.String("1")}))(t)
	must(c.events.PutRule(ctx, &eventbridge.PutRuleInput{Name: aws.String("warm"), ScheduleExpression: &schedule}))(t)
	must(c.events.PutTargets(ctx, &eventbridge.PutTargetsInput{Rule: aws.String("warm"), Targets: []types.Target{{Id: aws.String("live"), Arn: live.AliasArn, Input: input}}}))(t)
}

func allowEvents(t *testing.T, c clients, rule string) {
	t.Helper()
	must(c.lambda.AddPermission(t.Context(), &lambda.AddPermissionInput{FunctionName: aws.String("f"), Qualifier: aws.String("live"), StatementId: aws.String("events"),
		Action: aws.String("lambda:InvokeFunction"), Principal: aws.String("events.amazonaws.com"), SourceAccount: aws.String(emulator.AccountID),
		SourceArn: aws.String("arn:aws:events:us-east-1:000000000000:rule/" + rule)}))(t)
}

// printed waits until the function's log has n lines with text, and gives them.
func printed(t *testing.T, c clients, text string, n int) (lines []string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		lines = nil
		found, err := c.logs.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: aws.String("/aws/lambda/f"), FilterPattern: &text})
		if err == nil {
			for _, e := range found.Events {
				lines = append(lines, *e.Message)
			}
		}
		if len(lines) >= n {
			return lines
		}
	}
	t.Fatalf("%d log lines with %s, want %d", len(lines), text, n)
	return nil
}

// A rule fires on the emulator's clock, sends AWS's document to the alias, and
// only with the alias's permission for that rule.
func TestScheduledEvent(t *testing.T) {
	v := clock.NewVirtual(time.Date(2026, 5, 6, 7, 3, 9, 0, time.UTC))
	_, c := runWith(t, emulator.Options{Clock: v, Settle: -1})
	scheduled(t, c, "cron(0/5 * * * ? *)", nil)
	v.Advance(2 * time.Minute) // 07:05:09: no permission
	allowEvents(t, c, "other")
	v.Advance(5 * time.Minute) // 07:10:09: another rule's permission
	must(c.lambda.RemovePermission(t.Context(), &lambda.RemovePermissionInput{FunctionName: aws.String("f"), Qualifier: aws.String("live"), StatementId: aws.String("events")}))(t)
	allowEvents(t, c, "warm")
	v.Advance(5 * time.Minute) // 07:15:09
	got := printed(t, c, "Scheduled", 1)
	if len(got) != 1 {
		t.Fatalf("the function ran %d times: %v", len(got), got)
	}
	var doc map[string]any
	if err := json.Unmarshal([]byte(got[0]), &doc); err != nil {
		t.Fatal(err)
	}
	id, _ := doc["id"].(string)
	delete(doc, "id")
	text := string(must(json.Marshal(doc))(t))
	const want = `{"account":"000000000000","detail":{},"detail-type":"Scheduled Event","region":"us-east-1",` +
		`"resources":["arn:aws:events:us-east-1:000000000000:rule/warm"],"source":"aws.events","time":"2026-05-06T07:15:00Z","version":"0"}`
	if text != want || len(id) != 36 {
		t.Errorf("the event is %s, id %q; want %s", text, id, want)
	}
	must(c.events.DisableRule(t.Context(), &eventbridge.DisableRuleInput{Name: aws.String("warm")}))(t)
	v.Advance(time.Hour)
	must(c.events.EnableRule(t.Context(), &eventbridge.EnableRuleInput{Name: aws.String("warm")}))(t)
	v.Advance(5 * time.Minute) // 08:20:09
	if got := printed(t, c, "Scheduled", 2); len(got) != 2 || !strings.Contains(got[1], "08:20:00Z") {
		t.Errorf("after a pause: %v", got)
	}
}

// A constant input is sent instead of the event, and a rule outlives the
// emulator.
func TestScheduleSurvives(t *testing.T) {
	v := clock.NewVirtual(time.Date(2026, 5, 6, 7, 0, 0, 0, time.UTC))
	dir := t.TempDir()
	e, c := runWith(t, emulator.Options{Dir: dir, Clock: v, Settle: -1})
	scheduled(t, c, "rate(5 minutes)", aws.String(`{"Do":"print","Text":"kept warm"}`))
	allowEvents(t, c, "warm")
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	v.Advance(7 * time.Minute) // 07:05 is missed
	_, c = runWith(t, emulator.Options{Dir: dir, Clock: v, Settle: -1})
	v.Advance(3 * time.Minute)
	if got := printed(t, c, "kept", 1); len(got) != 1 || got[0] != "kept warm\n" {
		t.Errorf("the function printed %q", got)
	}
}

// What cannot be delivered yet is delivered later, if the target's retry policy
// has attempts left.
func TestDeliveryRetries(t *testing.T) {
	v := clock.NewVirtual(time.Date(2026, 5, 6, 7, 0, 0, 0, time.UTC))
	_, c := runWith(t, emulator.Options{Clock: v, Settle: 2 * time.Minute})
	ctx, name := t.Context(), aws.String("f")
	must(c.lambda.CreateFunction(ctx, &lambda.CreateFunctionInput{FunctionName: name, Role: aws.String(role(t, c, "R")), Runtime: "provided.al2023", Handler: aws.String("bootstrap"),
		Architectures: []lambdatypes.Architecture{hostArchitecture()}, Code: &lambdatypes.FunctionCode{ZipFile: bootZip(t)}}))(t)
	v.Advance(2 * time.Minute)
	must(c.lambda.PublishVersion(ctx, &lambda.PublishVersionInput{FunctionName: name}))(t) // Pending until 07:04
	live := must(c.lambda.CreateAlias(ctx, &lambda.CreateAliasInput{FunctionName: name, Name: aws.String("live"), FunctionVersion: aws.String("1")}))(t)
	allowEvents(t, c, "warm")
	must(c.events.PutRule(ctx, &eventbridge.PutRuleInput{Name: aws.String("warm"), ScheduleExpression: aws.String("rate(1 minute)")}))(t)
	must(c.events.PutTargets(ctx, &eventbridge.PutTargetsInput{Rule: aws.String("warm"), Targets: []types.Target{
		{Id: aws.String("patient"), Arn: live.AliasArn, Input: aws.String(`{"Do":"print","Text":"patient"}`)},
		{Id: aws.String("hasty"), Arn: live.AliasArn, Input: aws.String(`{"Do":"print","Text":"hasty"}`), RetryPolicy: &types.RetryPolicy{MaximumRetryAttempts: aws.Int32(0)}},
	}}))(t)
	v.Advance(90 * time.Second) // fires at 07:03
	must(c.events.DisableRule(ctx, &eventbridge.DisableRuleInput{Name: aws.String("warm")}))(t)
	v.Advance(time.Hour)
	if got := printed(t, c, "patient", 1); len(got) != 1 {
		t.Errorf("delivered %d times, want once", len(got))
	}
	if n := printedNow(t, c, "hasty"); n != 0 {
		t.Errorf("without attempts delivered %d times", n)
	}
}
