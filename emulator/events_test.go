package emulator_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"

	"serverless-poc/emulator"
)

func TestRules(t *testing.T) {
	_, c := run(t)
	eventsConformance(t, c)
}

// eventsConformance is what any EventBridge must answer; see TestWitness.
func eventsConformance(t *testing.T, c clients) {
	ctx, name := t.Context(), aws.String("keep-warm")
	_, err := c.events.DescribeRule(ctx, &eventbridge.DescribeRuleInput{Name: name})
	wants(t, "DescribeRule before", err, "ResourceNotFoundException 400")
	made := must(c.events.PutRule(ctx, &eventbridge.PutRuleInput{Name: name, ScheduleExpression: aws.String("rate(5 minutes)"),
		Description: aws.String("first"), State: types.RuleStateDisabled, Tags: []types.Tag{{Key: aws.String("project"), Value: aws.String("p")}}}))(t)
	describe := func() *eventbridge.DescribeRuleOutput {
		return must(c.events.DescribeRule(ctx, &eventbridge.DescribeRuleInput{Name: name}))(t)
	}
	if got := describe(); *got.Arn != *made.RuleArn || *got.Description != "first" || got.State != types.RuleStateDisabled || *got.ScheduleExpression != "rate(5 minutes)" {
		t.Errorf("made as %+v", got)
	}
	must(c.events.PutRule(ctx, &eventbridge.PutRuleInput{Name: name, ScheduleExpression: aws.String("cron(0 10 * * ? *)")}))(t)
	if got := describe(); aws.ToString(got.Description) != "" || got.State != types.RuleStateEnabled || *got.ScheduleExpression != "cron(0 10 * * ? *)" {
		t.Errorf("what was omitted from the second PutRule stays: %q, %s, %s", aws.ToString(got.Description), got.State, *got.ScheduleExpression)
	}
	_, err = c.events.PutRule(ctx, &eventbridge.PutRuleInput{Name: aws.String("bad"), ScheduleExpression: aws.String("rate(5 weeks)")})
	wants(t, "a bad schedule", err, "ValidationException 400")
	must(c.events.DisableRule(ctx, &eventbridge.DisableRuleInput{Name: name}))(t)
	if got := describe(); got.State != types.RuleStateDisabled {
		t.Errorf("after DisableRule the state is %s", got.State)
	}
	must(c.events.EnableRule(ctx, &eventbridge.EnableRuleInput{Name: name}))(t)
	ruleTags(t, c, made.RuleArn)
	ruleTargets(t, c, name)
	must(c.events.DeleteRule(ctx, &eventbridge.DeleteRuleInput{Name: name}))(t)
	_, err = c.events.DescribeRule(ctx, &eventbridge.DescribeRuleInput{Name: name})
	wants(t, "DescribeRule after", err, "ResourceNotFoundException 400")
}

func ruleTags(t *testing.T, c clients, arn *string) {
	t.Helper()
	tag := types.Tag{Key: aws.String("more"), Value: aws.String("m")}
	must(c.events.TagResource(t.Context(), &eventbridge.TagResourceInput{ResourceARN: arn, Tags: []types.Tag{tag}}))(t)
	must(c.events.UntagResource(t.Context(), &eventbridge.UntagResourceInput{ResourceARN: arn, TagKeys: []string{"project"}}))(t)
	out := must(c.events.ListTagsForResource(t.Context(), &eventbridge.ListTagsForResourceInput{ResourceARN: arn}))(t)
	if len(out.Tags) != 1 || *out.Tags[0].Key != "more" {
		t.Errorf("tags are %v", out.Tags)
	}
}

func ruleTargets(t *testing.T, c clients, rule *string) {
	t.Helper()
	ctx, arn := t.Context(), aws.String("arn:aws:lambda:us-east-1:000000000000:function:f:live")
	put := func(input string) *eventbridge.PutTargetsOutput {
		return must(c.events.PutTargets(ctx, &eventbridge.PutTargetsInput{Rule: rule, Targets: []types.Target{{Id: aws.String("live"), Arn: arn,
			Input: &input, RetryPolicy: &types.RetryPolicy{MaximumRetryAttempts: aws.Int32(0), MaximumEventAgeInSeconds: aws.Int32(60)}}}}))(t)
	}
	put(`{"a":1}`)
	if out := put(`{"b":2}`); out.FailedEntryCount != 0 {
		t.Errorf("PutTargets: %d failed entries", out.FailedEntryCount)
	}
	list := must(c.events.ListTargetsByRule(ctx, &eventbridge.ListTargetsByRuleInput{Rule: rule}))(t)
	if len(list.Targets) != 1 || *list.Targets[0].Input != `{"b":2}` || *list.Targets[0].RetryPolicy.MaximumRetryAttempts != 0 {
		t.Errorf("targets are %v", list.Targets)
	}
	names := must(c.events.ListRuleNamesByTarget(ctx, &eventbridge.ListRuleNamesByTargetInput{TargetArn: arn}))(t)
	if !slices.Equal(names.RuleNames, []string{*rule}) {
		t.Errorf("rules of the target are %v", names.RuleNames)
	}
	_, err := c.events.PutTargets(ctx, &eventbridge.PutTargetsInput{Rule: aws.String("none"), Targets: list.Targets})
	wants(t, "PutTargets on no rule", err, "ResourceNotFoundException 400")
	_, err = c.events.DeleteRule(ctx, &eventbridge.DeleteRuleInput{Name: rule})
	wants(t, "DeleteRule with targets", err, "ValidationException 400")
	out := must(c.events.RemoveTargets(ctx, &eventbridge.RemoveTargetsInput{Rule: rule, Ids: []string{"live"}}))(t)
	if out.FailedEntryCount != 0 {
		t.Errorf("RemoveTargets: %d failed entries", out.FailedEntryCount)
	}
}

// Lists come in pages.
func TestRulePages(t *testing.T) {
	_, c := run(t)
	for i := range 5 {
		must(c.events.PutRule(t.Context(), &eventbridge.PutRuleInput{Name: aws.String(fmt.Sprintf("r%d", i)), ScheduleExpression: aws.String("rate(1 day)")}))(t)
	}
	in := &eventbridge.ListRulesInput{NamePrefix: aws.String("r"), Limit: aws.Int32(2)}
	var got []string
	for pages := 1; ; pages++ {
		out := must(c.events.ListRules(t.Context(), in))(t)
		for _, r := range out.Rules {
			got = append(got, *r.Name)
		}
		if in.NextToken = out.NextToken; in.NextToken == nil {
			if pages != 3 {
				t.Errorf("%d pages", pages)
			}
			break
		}
	}
	if !slices.Equal(got, []string{"r0", "r1", "r2", "r3", "r4"}) {
		t.Errorf("listed %v", got)
	}
}

func TestRefusedRules(t *testing.T) {
	_, c := run(t)
	ctx := t.Context()
	put := func(in *eventbridge.PutRuleInput) error { _, err := c.events.PutRule(ctx, in); return err }
	rate := aws.String("rate(5 minutes)")
	wants(t, "a rule", put(&eventbridge.PutRuleInput{Name: aws.String("r"), ScheduleExpression: rate}), "")
	targets := func(list ...types.Target) error {
		_, err := c.events.PutTargets(ctx, &eventbridge.PutTargetsInput{Rule: aws.String("r"), Targets: list})
		return err
	}
	function := aws.String("arn:aws:lambda:us-east-1:000000000000:function:f:live")
	many := make([]types.Target, 6)
	for i := range many {
		many[i] = types.Target{Id: aws.String(fmt.Sprint(i)), Arn: function}
	}
	cases := []struct {
		name, want string
		err        error
	}{
		{"no schedule", "ValidationException 400", put(&eventbridge.PutRuleInput{Name: aws.String("x")})},
		{"a bad name", "ValidationException 400", put(&eventbridge.PutRuleInput{Name: aws.String("a b"), ScheduleExpression: rate})},
		{"a pattern", "NotImplemented 501", put(&eventbridge.PutRuleInput{Name: aws.String("x"), EventPattern: aws.String("{}")})},
		{"another bus", "ResourceNotFoundException 400", put(&eventbridge.PutRuleInput{Name: aws.String("x"), ScheduleExpression: rate, EventBusName: aws.String("mine")})},
		{"an input that is not JSON", "ValidationException 400", targets(types.Target{Id: aws.String("t"), Arn: function, Input: aws.String("{")})},
		{"not an ARN", "ValidationException 400", targets(types.Target{Id: aws.String("t"), Arn: aws.String("f")})},
		{"a queue", "NotImplemented 501", targets(types.Target{Id: aws.String("t"), Arn: aws.String("arn:aws:sqs:us-east-1:000000000000:q")})},
		{"an input path", "NotImplemented 501", targets(types.Target{Id: aws.String("t"), Arn: function, InputPath: aws.String("$.detail")})},
		{"186 attempts", "ValidationException 400", targets(types.Target{Id: aws.String("t"), Arn: function, RetryPolicy: &types.RetryPolicy{MaximumRetryAttempts: aws.Int32(186)}})},
		{"six targets", "LimitExceededException 400", targets(many...)},
	}
	for _, one := range cases {
		wants(t, one.name, one.err, one.want)
	}
	list := must(c.events.ListTargetsByRule(ctx, &eventbridge.ListTargetsByRuleInput{Rule: aws.String("r")}))(t)
	if len(list.Targets) != 0 {
		t.Errorf("refused targets stayed: %v", list.Targets)
	}
}

// A call that succeeds may leave a target as it was, and says which.
func TestFailedEntries(t *testing.T) {
	_, c := runWith(t, emulator.Options{Entry: func(operation, rule, target string) *emulator.Failure {
		if operation == "PutTargets" && rule == "r" && target == "bad" {
			return &emulator.Failure{Code: "ConcurrentModificationException", Reason: "too many requests"}
		}
		return nil
	}})
	ctx, rule := t.Context(), aws.String("r")
	must(c.events.PutRule(ctx, &eventbridge.PutRuleInput{Name: rule, ScheduleExpression: aws.String("rate(1 day)")}))(t)
	arn := aws.String("arn:aws:lambda:us-east-1:000000000000:function:f:live")
	put := must(c.events.PutTargets(ctx, &eventbridge.PutTargetsInput{Rule: rule, Targets: []types.Target{{Id: aws.String("good"), Arn: arn}, {Id: aws.String("bad"), Arn: arn}}}))(t)
	if put.FailedEntryCount != 1 || *put.FailedEntries[0].TargetId != "bad" || *put.FailedEntries[0].ErrorCode != "ConcurrentModificationException" {
		t.Errorf("PutTargets answers %d: %v", put.FailedEntryCount, put.FailedEntries)
	}
	removed := must(c.events.RemoveTargets(ctx, &eventbridge.RemoveTargetsInput{Rule: rule, Ids: []string{"good", "bad"}}))(t)
	if removed.FailedEntryCount != 1 || *removed.FailedEntries[0].TargetId != "bad" || *removed.FailedEntries[0].ErrorCode != "ResourceNotFoundException" {
		t.Errorf("RemoveTargets answers %d: %v", removed.FailedEntryCount, removed.FailedEntries)
	}
}
