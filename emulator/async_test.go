package emulator_test

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/emulator"
	"serverless-poc/emulator/clock"
)

// An event whose program fails is run again twice, a minute and two minutes
// later, unless the alias is configured otherwise.
func TestAsyncRetries(t *testing.T) {
	v := clock.NewVirtual(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	_, c := runWith(t, emulator.Options{Clock: v, Settle: -1})
	versions(t, c)
	ctx, name, live := t.Context(), aws.String("f"), aws.String("live")
	must(c.lambda.CreateAlias(ctx, &lambda.CreateAliasInput{FunctionName: name, Name: live, FunctionVersion: aws.String("1")}))(t)
	must(c.lambda.PutFunctionEventInvokeConfig(ctx, &lambda.PutFunctionEventInvokeConfigInput{FunctionName: name, Qualifier: live, MaximumRetryAttempts: aws.Int32(0)}))(t)
	send := func(qualifier, text string) {
		must(c.lambda.Invoke(ctx, &lambda.InvokeInput{FunctionName: name, Qualifier: &qualifier, InvocationType: types.InvocationTypeEvent,
			Payload: []byte(`{"Do":"print-and-fail","Text":"` + text + `"}`)}))(t)
	}
	send("live", "alias")
	send("2", "version")
	printed(t, c, "alias", 1)
	began := v.Now()
	var times []time.Duration
	for n := 1; n <= 3; n++ {
		for printedNow(t, c, "version") < n {
			v.Advance(10 * time.Second)
			time.Sleep(20 * time.Millisecond)
		}
		times = append(times, v.Now().Sub(began))
	}
	if times[1] < time.Minute || times[2]-times[1] < 2*time.Minute {
		t.Errorf("run after %v; want pauses of one and two minutes", times)
	}
	v.Advance(time.Hour)
	time.Sleep(100 * time.Millisecond)
	if n := printedNow(t, c, "version"); n != 3 {
		t.Errorf("run %d times, want 3", n)
	}
	if n := printedNow(t, c, "alias"); n != 1 {
		t.Errorf("without retries run %d times", n)
	}
}

// printedNow is how many log lines have text.
func printedNow(t *testing.T, c clients, text string) int {
	t.Helper()
	found, err := c.logs.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: aws.String("/aws/lambda/f"), FilterPattern: &text})
	if err != nil {
		return 0 // no group before the first run
	}
	return len(found.Events)
}

func TestEventInvokeConfig(t *testing.T) {
	_, c := runWith(t, emulator.Options{Settle: -1})
	versions(t, c)
	ctx, name := t.Context(), aws.String("f")
	get := func() (*lambda.GetFunctionEventInvokeConfigOutput, error) {
		return c.lambda.GetFunctionEventInvokeConfig(ctx, &lambda.GetFunctionEventInvokeConfigInput{FunctionName: name, Qualifier: aws.String("1")})
	}
	_, err := get()
	wants(t, "before", err, "ResourceNotFoundException 404")
	put := func(retries int32) error {
		_, err := c.lambda.PutFunctionEventInvokeConfig(ctx, &lambda.PutFunctionEventInvokeConfigInput{FunctionName: name, Qualifier: aws.String("1"), MaximumRetryAttempts: &retries})
		return err
	}
	wants(t, "three retries", put(3), "InvalidParameterValueException 400")
	wants(t, "no retry", put(0), "")
	must(c.lambda.UpdateFunctionEventInvokeConfig(ctx, &lambda.UpdateFunctionEventInvokeConfigInput{FunctionName: name, Qualifier: aws.String("1"), MaximumEventAgeInSeconds: aws.Int32(60)}))(t)
	if got := must(get())(t); *got.MaximumRetryAttempts != 0 || *got.MaximumEventAgeInSeconds != 60 || *got.FunctionArn != "arn:aws:lambda:us-east-1:000000000000:function:f:1" || got.LastModified == nil {
		t.Errorf("read back as %+v", got)
	}
	wants(t, "put again", put(1), "")
	if got := must(get())(t); got.MaximumEventAgeInSeconds != nil {
		t.Errorf("what the second put omits stays: %d", *got.MaximumEventAgeInSeconds)
	}
	must(c.lambda.DeleteFunctionEventInvokeConfig(ctx, &lambda.DeleteFunctionEventInvokeConfigInput{FunctionName: name, Qualifier: aws.String("1")}))(t)
	_, err = get()
	wants(t, "after", err, "ResourceNotFoundException 404")
}

// A reservation leaves 100 to the others, is counted, and bounds the function.
func TestConcurrency(t *testing.T) {
	_, c := runWith(t, emulator.Options{Settle: -1})
	versions(t, c)
	ctx, name := t.Context(), aws.String("f")
	reserve := func(n int32) error {
		_, err := c.lambda.PutFunctionConcurrency(ctx, &lambda.PutFunctionConcurrencyInput{FunctionName: name, ReservedConcurrentExecutions: &n})
		return err
	}
	invoke := func() error {
		_, err := c.lambda.Invoke(ctx, &lambda.InvokeInput{FunctionName: name, Payload: []byte(`{"Do":"count"}`)})
		return err
	}
	wants(t, "901 of 1000", reserve(901), "InvalidParameterValueException 400")
	wants(t, "900 of 1000", reserve(900), "")
	if got := must(c.lambda.GetAccountSettings(ctx, &lambda.GetAccountSettingsInput{}))(t).AccountLimit; *got.UnreservedConcurrentExecutions != 100 {
		t.Errorf("%d are unreserved", *got.UnreservedConcurrentExecutions)
	}
	wants(t, "none", reserve(0), "")
	wants(t, "Invoke with none", invoke(), "TooManyRequestsException 429")
	got := must(c.lambda.GetFunction(ctx, &lambda.GetFunctionInput{FunctionName: name}))(t)
	if got.Concurrency == nil || *got.Concurrency.ReservedConcurrentExecutions != 0 {
		t.Errorf("GetFunction says %v", got.Concurrency)
	}
	must(c.lambda.DeleteFunctionConcurrency(ctx, &lambda.DeleteFunctionConcurrencyInput{FunctionName: name}))(t)
	wants(t, "Invoke again", invoke(), "")
	if got := must(c.lambda.GetFunctionConcurrency(ctx, &lambda.GetFunctionConcurrencyInput{FunctionName: name}))(t); got.ReservedConcurrentExecutions != nil {
		t.Errorf("after DeleteFunctionConcurrency: %d", *got.ReservedConcurrentExecutions)
	}
}
