package emulator_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"serverless-poc/emulator"
	"serverless-poc/emulator/awsmodel"
	"serverless-poc/emulator/faults"
)

// Every error that an operation of a service declares can be made, in a form
// that the model has and the SDK reads.
func TestDeclaredErrors(t *testing.T) {
	if modelsErr != nil {
		t.Skip(modelsErr)
	}
	var script faults.Switch
	var mu sync.Mutex
	var wrong []string
	checker := must(awsmodel.New())(t)
	e, err := emulator.Start(t.Context(), emulator.Options{Dir: t.TempDir(), Intercept: script.Intercept, OnAnswer: func(c emulator.Call, h http.Header, body []byte) {
		mu.Lock()
		defer mu.Unlock()
		wrong = append(wrong, checker.Check(awsmodel.Answer{Service: c.Service, Operation: c.Operation, Method: c.Method, Status: c.Status, Code: c.Code, Header: h, Body: body})...)
	}})
	if err != nil {
		t.Fatal(err)
	}
	c, ctx, x := connect(e.URL(), emulator.AccessKey, emulator.SecretKey, "", "us-east-1"), t.Context(), aws.String("x")
	calls := map[string]func() error{
		"s3.GetObject": func() error { _, err := c.s3.GetObject(ctx, &s3.GetObjectInput{Bucket: x, Key: x}); return err },
		"iam.CreateRole": func() error {
			_, err := c.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: x, AssumeRolePolicyDocument: x})
			return err
		},
		"sts.AssumeRole": func() error {
			_, err := c.sts.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: x, RoleSessionName: x})
			return err
		},
		"lambda.Invoke": func() error { _, err := c.lambda.Invoke(ctx, &lambda.InvokeInput{FunctionName: x}); return err },
		"lambda.PublishVersion": func() error {
			_, err := c.lambda.PublishVersion(ctx, &lambda.PublishVersionInput{FunctionName: x})
			return err
		},
		"logs.CreateLogGroup": func() error {
			_, err := c.logs.CreateLogGroup(ctx, &cloudwatchlogs.CreateLogGroupInput{LogGroupName: x})
			return err
		},
		"events.PutRule":         func() error { _, err := c.events.PutRule(ctx, &eventbridge.PutRuleInput{Name: x}); return err },
		"apigateway.GetRestApis": func() error { _, err := c.apis.GetRestApis(ctx, &apigateway.GetRestApisInput{}); return err },
	}
	total := 0
	for name, call := range calls {
		service, operation, _ := strings.Cut(name, ".")
		list := must(checker.Declared(service, operation))(t)
		if len(list) == 0 {
			t.Errorf("%s declares no errors", name)
		}
		for _, d := range list {
			total++
			script.Set(faults.FailAlways(faults.Error(d.Status, d.Code, "as the script says")))
			if want := fmt.Sprint(d.Code, " ", d.Status); code(call()) != want {
				t.Errorf("%s: the SDK reads %v, want %s", name, call(), want)
			}
		}
	}
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	for _, line := range wrong {
		t.Error(line)
	}
	t.Logf("%d declared errors of %d operations", total, len(calls))
}
