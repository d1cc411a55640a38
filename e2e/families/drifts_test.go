package families

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sfn"

	"serverless-poc/emulator"
)

// An account is what somebody else changes things with.
type account struct {
	s3     *s3.Client
	iam    *iam.Client
	lambda *lambda.Client
	logs   *cloudwatchlogs.Client
	states *sfn.Client
	wait   func() // until what was changed is in force
}

func (w *world) account() *account {
	cfg := w.config()
	return &account{s3.NewFromConfig(cfg), iam.NewFromConfig(cfg), lambda.NewFromConfig(cfg), cloudwatchlogs.NewFromConfig(cfg), sfn.NewFromConfig(cfg), func() { w.clock.Advance(time.Minute) }}
}

// theirs are tags of the stack with another value where that is not who owns it.
var theirs = map[string]string{"project": "theirs"}

// drifts are all attributes but those of the API and the schedule.
func drifts() []drift {
	all := append(functionDrifts(), iamDrifts()...)
	for _, bucket := range []string{stack().Buckets.Models, stack().Buckets.Packages} {
		all = append(all, bucketDrifts(bucket)...)
	}
	group := "/aws/lambda/" + function()
	return append(all,
		drift{kind: "log group", attribute: "retention", change: func(ctx context.Context, a *account) error {
			_, err := a.logs.PutRetentionPolicy(ctx, &cloudwatchlogs.PutRetentionPolicyInput{LogGroupName: &group, RetentionInDays: aws.Int32(7)})
			return err
		}},
		drift{kind: "log group", attribute: "tag project", change: func(ctx context.Context, a *account) error {
			_, err := a.logs.TagResource(ctx, &cloudwatchlogs.TagResourceInput{ResourceArn: aws.String("arn:aws:logs:us-east-1:" + emulator.AccountID + ":log-group:" + group), Tags: theirs})
			return err
		}})
}

// configured is a drift of one attribute of the unpublished function.
func configured(attribute string, change func(*lambda.UpdateFunctionConfigurationInput)) drift {
	return drift{kind: "function", attribute: attribute, change: func(ctx context.Context, a *account) error {
		name := function()
		in := &lambda.UpdateFunctionConfigurationInput{FunctionName: &name}
		change(in)
		_, err := a.lambda.UpdateFunctionConfiguration(ctx, in)
		return err
	}}
}

func functionDrifts() []drift {
	name, alias := function(), stack().Alias
	arn := "arn:aws:lambda:us-east-1:" + emulator.AccountID + ":function:" + name
	return []drift{
		configured("memory", func(in *lambda.UpdateFunctionConfigurationInput) { in.MemorySize = aws.Int32(256) }),
		configured("timeout", func(in *lambda.UpdateFunctionConfigurationInput) { in.Timeout = aws.Int32(20) }),
		configured("log format", func(in *lambda.UpdateFunctionConfigurationInput) {
			in.LoggingConfig = &types.LoggingConfig{LogFormat: types.LogFormatText}
		}),
		{kind: "function", attribute: "MORE", change: func(ctx context.Context, a *account) error {
			now, err := a.lambda.GetFunctionConfiguration(ctx, &lambda.GetFunctionConfigurationInput{FunctionName: &name})
			if err != nil {
				return err
			}
			now.Environment.Variables["MORE"] = "theirs"
			_, err = a.lambda.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{FunctionName: &name, Environment: &types.Environment{Variables: now.Environment.Variables}})
			return err
		}},
		{kind: "function", attribute: "role", leaves: "Elsewhere", change: func(ctx context.Context, a *account) error {
			trust := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}`
			role, err := a.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: aws.String("Elsewhere"), AssumeRolePolicyDocument: &trust})
			if err != nil {
				return err
			}
			_, err = a.lambda.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{FunctionName: &name, Role: role.Role.Arn})
			return err
		}},
		{kind: "function", attribute: "code", change: func(ctx context.Context, a *account) error {
			two, err := releases()
			if err != nil {
				return err
			}
			_, err = a.lambda.UpdateFunctionCode(ctx, &lambda.UpdateFunctionCodeInput{FunctionName: &name, ZipFile: two[1].Package.Zip})
			return err
		}},
		{kind: "function", attribute: "tag project", change: func(ctx context.Context, a *account) error {
			_, err := a.lambda.TagResource(ctx, &lambda.TagResourceInput{Resource: &arn, Tags: theirs})
			return err
		}},
		{kind: "alias", attribute: "version", leaves: "function " + name + " 2 ", change: func(ctx context.Context, a *account) error {
			return a.moveToTheirs(ctx, &lambda.UpdateAliasInput{FunctionName: &name, Name: &alias, FunctionVersion: aws.String("2")})
		}},
		{kind: "alias", attribute: "weights", leaves: "function " + name + " 2 ", change: func(ctx context.Context, a *account) error {
			return a.moveToTheirs(ctx, &lambda.UpdateAliasInput{FunctionName: &name, Name: &alias, RoutingConfig: &types.AliasRoutingConfiguration{AdditionalVersionWeights: map[string]float64{"2": 0.5}}})
		}},
	}
}

// moveToTheirs publishes version 2, of another package, puts ours back into
// $LATEST, and moves the alias.
func (a *account) moveToTheirs(ctx context.Context, move *lambda.UpdateAliasInput) error {
	two, err := releases()
	if err != nil {
		return err
	}
	for _, publish := range []bool{true, false} {
		zip := two[0].Package.Zip
		if publish {
			zip = two[1].Package.Zip
		}
		if _, err := a.lambda.UpdateFunctionCode(ctx, &lambda.UpdateFunctionCodeInput{FunctionName: move.FunctionName, ZipFile: zip, Publish: publish}); err != nil {
			return err
		}
		a.wait()
	}
	_, err = a.lambda.UpdateAlias(ctx, move)
	return err
}
