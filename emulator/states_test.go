package emulator_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sfn/types"

	"serverless-poc/converter/sdkhttp"
	"serverless-poc/emulator"
)

const (
	succeeds   = `{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}`
	machineARN = "arn:aws:states:us-east-1:000000000000:stateMachine:M"
)

func stepFunctions(e *emulator.Emulator) *sfn.Client {
	return sfn.NewFromConfig(aws.Config{Region: "us-east-1", BaseEndpoint: aws.String(e.URL()), RetryMaxAttempts: 1, HTTPClient: sdkhttp.New(),
		Credentials: credentials.NewStaticCredentialsProvider(emulator.AccessKey, emulator.SecretKey, "")})
}

// machineRole makes a role that Step Functions may assume for machine M alone.
func machineRole(t *testing.T, c clients) *string {
	t.Helper()
	trust := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole",` +
		`"Condition":{"StringEquals":{"aws:SourceAccount":"000000000000"},"ArnEquals":{"aws:SourceArn":"` + machineARN + `"}}}]}`
	return must(c.iam.CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: aws.String("Machine"), AssumeRolePolicyDocument: &trust}))(t).Role.Arn
}

func TestStateMachine(t *testing.T) {
	e, c := run(t)
	ctx, states, role := t.Context(), stepFunctions(e), machineRole(t, c)
	in := &sfn.CreateStateMachineInput{Name: aws.String("M"), Definition: aws.String(succeeds), RoleArn: role,
		Tags: []types.Tag{{Key: aws.String("a"), Value: aws.String("1")}}}
	if made := must(states.CreateStateMachine(ctx, in))(t); *made.StateMachineArn != machineARN {
		t.Errorf("made %s", *made.StateMachineArn)
	}
	_, err := states.CreateStateMachine(ctx, in)
	wants(t, "the same again", err, "")
	in.Definition = aws.String(strings.Replace(succeeds, "End", "Fin", 3))
	_, err = states.CreateStateMachine(ctx, in)
	wants(t, "another of that name", err, "StateMachineAlreadyExists 400")
	in.Name = aws.String("N")
	_, err = states.CreateStateMachine(ctx, in)
	wants(t, "a role that trusts Step Functions for another state machine", err, "AccessDeniedException 403")

	machine := aws.String(machineARN)
	must(states.UpdateStateMachine(ctx, &sfn.UpdateStateMachineInput{StateMachineArn: machine, Definition: in.Definition}))(t)
	must(states.TagResource(ctx, &sfn.TagResourceInput{ResourceArn: machine, Tags: []types.Tag{{Key: aws.String("a"), Value: aws.String("2")}, {Key: aws.String("b"), Value: aws.String("3")}}}))(t)
	must(states.UntagResource(ctx, &sfn.UntagResourceInput{ResourceArn: machine, TagKeys: []string{"b"}}))(t)
	now := must(states.DescribeStateMachine(ctx, &sfn.DescribeStateMachineInput{StateMachineArn: machine}))(t)
	tags := must(states.ListTagsForResource(ctx, &sfn.ListTagsForResourceInput{ResourceArn: machine}))(t)
	if *now.Definition != *in.Definition || *now.RoleArn != *role || now.Type != types.StateMachineTypeStandard || len(tags.Tags) != 1 || *tags.Tags[0].Value != "2" {
		t.Errorf("it is %s of %s, a %s, with tags %v", *now.Definition, *now.RoleArn, now.Type, tags.Tags)
	}
	if list := must(states.ListStateMachines(ctx, &sfn.ListStateMachinesInput{}))(t); len(list.StateMachines) != 1 {
		t.Errorf("%d state machines", len(list.StateMachines))
	}
	_, err = states.StartExecution(ctx, &sfn.StartExecutionInput{StateMachineArn: machine})
	wants(t, "without an engine", err, "NotImplemented 501")
	must(states.DeleteStateMachine(ctx, &sfn.DeleteStateMachineInput{StateMachineArn: machine}))(t)
	must(states.DeleteStateMachine(ctx, &sfn.DeleteStateMachineInput{StateMachineArn: machine}))(t)
	_, err = states.DescribeStateMachine(ctx, &sfn.DescribeStateMachineInput{StateMachineArn: machine})
	wants(t, "deleted", err, "StateMachineDoesNotExist 400")
	_, err = states.ListTagsForResource(ctx, &sfn.ListTagsForResourceInput{ResourceArn: machine})
	wants(t, "its tags", err, "ResourceNotFound 400")
}

func TestStateMachineRefuses(t *testing.T) {
	e, c := run(t)
	ctx, states, role := t.Context(), stepFunctions(e), machineRole(t, c)
	for _, test := range []struct {
		what, name, definition string
		role                   *string
		want                   string
	}{
		{"a name", "a b", succeeds, role, "InvalidName 400"},
		{"no JSON", "M", "{", role, "InvalidDefinition 400"},
		{"no first state", "M", `{"StartAt":"Other","States":{"End":{"Type":"Succeed"}}}`, role, "InvalidDefinition 400"},
		{"no role", "M", succeeds, aws.String("arn:aws:iam::000000000000:role/None"), "AccessDeniedException 403"},
	} {
		_, err := states.CreateStateMachine(ctx, &sfn.CreateStateMachineInput{Name: &test.name, Definition: &test.definition, RoleArn: test.role})
		wants(t, test.what, err, test.want)
	}
	_, err := states.DescribeExecution(ctx, &sfn.DescribeExecutionInput{ExecutionArn: aws.String(strings.Replace(machineARN, "stateMachine", "execution", 1) + ":x")})
	wants(t, "an execution", err, "ExecutionDoesNotExist 400")
	_, err = states.DescribeMapRun(ctx, &sfn.DescribeMapRunInput{MapRunArn: aws.String("arn:aws:states:us-east-1:000000000000:mapRun:M/L:x")})
	wants(t, "a map run", err, "ResourceNotFound 400")
	_, err = states.DescribeStateMachine(ctx, &sfn.DescribeStateMachineInput{StateMachineArn: aws.String("M")})
	wants(t, "no ARN", err, "InvalidArn 400")
}

// An engine that cannot be had is named, and nothing is left behind.
func TestNoEngine(t *testing.T) {
	e, c := runWith(t, emulator.Options{Engine: func() (string, error) { return "", errors.New("it cannot be built") }})
	ctx, states, role := t.Context(), stepFunctions(e), machineRole(t, c)
	must(states.CreateStateMachine(ctx, &sfn.CreateStateMachineInput{Name: aws.String("M"), Definition: aws.String(succeeds), RoleArn: role}))(t)
	_, err := states.StartExecution(ctx, &sfn.StartExecutionInput{StateMachineArn: aws.String(machineARN), Name: aws.String("x")})
	if wants(t, "start", err, "NotImplemented 501"); err != nil && !strings.Contains(err.Error(), "needs an engine: it cannot be built") {
		t.Errorf("it says %v", err)
	}
	_, err = states.DescribeExecution(ctx, &sfn.DescribeExecutionInput{ExecutionArn: aws.String(strings.Replace(machineARN, "stateMachine", "execution", 1) + ":x")})
	wants(t, "the execution", err, "ExecutionDoesNotExist 400")
}
