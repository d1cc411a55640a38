package emulator_test

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/emulator"
	"serverless-poc/emulator/clock"
)

// On a virtual clock nothing happens until the clock is moved, and every date
// is the clock's.
func TestVirtualClock(t *testing.T) {
	start := time.Date(2031, 5, 6, 7, 8, 9, 0, time.UTC)
	v := clock.NewVirtual(start)
	e, c := runWith(t, emulator.Options{Clock: v, Settle: time.Hour})
	in := &lambda.CreateFunctionInput{FunctionName: aws.String("f"), Role: aws.String(role(t, c, "R")), Runtime: "provided.al2023",
		Handler: aws.String("bootstrap"), Architectures: []types.Architecture{hostArchitecture()}, Code: &types.FunctionCode{ZipFile: bootZip(t)}}
	must(c.lambda.CreateFunction(t.Context(), in))(t)
	read := func() *lambda.GetFunctionConfigurationOutput {
		return must(c.lambda.GetFunctionConfiguration(t.Context(), &lambda.GetFunctionConfigurationInput{FunctionName: aws.String("f")}))(t)
	}
	pending := read()
	v.Advance(time.Hour - 1)
	if got := read(); got.State != "Pending" || *got.RevisionId != *pending.RevisionId {
		t.Errorf("just before the hour the function is %s", got.State)
	}
	v.Advance(1)
	if got := read(); got.State != "Active" || *got.RevisionId == *pending.RevisionId {
		t.Errorf("after the hour the function is %s", got.State)
	}
	call(t, c, "f", "", `{"Do":"print","Text":"hello"}`)
	events := must(c.logs.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: aws.String("/aws/lambda/f"), FilterPattern: aws.String("hello")}))(t).Events
	made := must(c.iam.GetRole(t.Context(), &iam.GetRoleInput{RoleName: aws.String("R")}))(t).Role.CreateDate
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	late := start.Add(time.Hour)
	for what, got := range map[string]time.Time{"log event": time.UnixMilli(*events[0].Timestamp), "ingestion": time.UnixMilli(*events[0].IngestionTime),
		"role": made.Add(time.Hour), "record of calls": e.Calls()[0].Time.Add(time.Hour)} {
		if d := got.Sub(late).Abs(); d > time.Minute { // a program runs in real time
			t.Errorf("%s: its time is %v, %v from the clock's", what, got, d)
		}
	}
}
