package emulator_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

func TestInvoke(t *testing.T) {
	_, c := run(t)
	function(t, c, "f", role(t, c, "R"), func(in *lambda.CreateFunctionInput) {
		in.Environment = &types.Environment{Variables: map[string]string{"OWN": "mine"}}
	})
	version := must(c.lambda.PublishVersion(t.Context(), &lambda.PublishVersionInput{FunctionName: aws.String("f")}))(t)
	must(c.lambda.CreateAlias(t.Context(), &lambda.CreateAliasInput{FunctionName: aws.String("f"), Name: aws.String("live"), FunctionVersion: version.Version}))(t)
	settle(t, c, "f")
	waitVersion(t, c, "f", "1")

	out, text := call(t, c, "f", "live", `{"Do":"env"}`)
	if *out.ExecutedVersion != "1" || out.FunctionError != nil {
		t.Errorf("ran version %s: %s", *out.ExecutedVersion, text)
	}
	var env map[string]string
	if err := json.Unmarshal([]byte(text), &env); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"AWS_LAMBDA_FUNCTION_NAME": "f", "AWS_LAMBDA_FUNCTION_VERSION": "1", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
		"AWS_REGION": "us-east-1", "_HANDLER": "bootstrap", "OWN": "mine", "HOME": "", "TZ": ":UTC",
		"arn": "arn:aws:lambda:us-east-1:000000000000:function:f:live", "cwd": env["LAMBDA_TASK_ROOT"]}
	for k, v := range want {
		if env[k] != v {
			t.Errorf("%s is %q in the program, want %q", k, env[k], v)
		}
	}
	if !strings.HasPrefix(env["AWS_ACCESS_KEY_ID"], "ASIA") || !strings.Contains(env["tmp"], "containers") {
		t.Errorf("key %q, temporary folder %q", env["AWS_ACCESS_KEY_ID"], env["tmp"])
	}
	_, err := c.lambda.Invoke(t.Context(), &lambda.InvokeInput{FunctionName: aws.String("f"), Payload: []byte("{not json")})
	wants(t, "an event that is not JSON", err, "InvalidRequestContentException 400")
	_, err = c.lambda.Invoke(t.Context(), &lambda.InvokeInput{FunctionName: aws.String("f"), Qualifier: aws.String("none")})
	wants(t, "a missing alias", err, "ResourceNotFoundException 404")
	env = map[string]string{}
	told := must(c.lambda.Invoke(t.Context(), &lambda.InvokeInput{FunctionName: aws.String("f"), Payload: []byte(`{"Do":"env"}`),
		ClientContext: aws.String(base64.StdEncoding.EncodeToString([]byte("{\n  \"custom\": {\"who\": \"me\"}\n}")))}))(t)
	if err := json.Unmarshal(told.Payload, &env); err != nil || env["client"] != "me" {
		t.Errorf("the program's client is %q, %v", env["client"], err)
	}
	for _, broken := range []string{"{}", "bm8=", "W10="} { // not base64, no JSON, no object
		_, err = c.lambda.Invoke(t.Context(), &lambda.InvokeInput{FunctionName: aws.String("f"), ClientContext: &broken})
		wants(t, "a client context that is none", err, "InvalidRequestContentException 400")
	}
	dry := must(c.lambda.Invoke(t.Context(), &lambda.InvokeInput{FunctionName: aws.String("f"), InvocationType: types.InvocationTypeDryRun}))(t)
	if dry.StatusCode != 204 {
		t.Errorf("a dry run answers %d", dry.StatusCode)
	}
}

func waitVersion(t *testing.T, c clients, name, version string) {
	t.Helper()
	for {
		out := must(c.lambda.GetFunctionConfiguration(t.Context(), &lambda.GetFunctionConfigurationInput{FunctionName: &name, Qualifier: &version}))(t)
		if out.State == types.StateActive {
			return
		}
	}
}

// How a program can end, and what its caller and its log are told.
func TestFailures(t *testing.T) {
	_, c := run(t)
	arn := role(t, c, "R")
	type change = func(*lambda.CreateFunctionInput)
	variables := func(k, v string) change {
		return func(in *lambda.CreateFunctionInput) {
			in.Environment = &types.Environment{Variables: map[string]string{k: v}}
		}
	}
	content := func(text string, mode os.FileMode) change {
		return func(in *lambda.CreateFunctionInput) {
			in.Code = &types.FunctionCode{ZipFile: zipOf(t, []byte(text), mode)}
		}
	}
	cases := []struct {
		name, event string
		change      change
		want, text  string // errorType, and a pattern of errorMessage
		report      string // in the REPORT line
	}{
		{"fails", `{"Do":"fail","Text":"no such rank"}`, nil, "errorString", `^no such rank$`, "Status: error"},
		{"too-long", `{"Do":"sleep","Ms":30000}`, func(in *lambda.CreateFunctionInput) { in.Timeout = aws.Int32(1) },
			"Sandbox.Timedout", `^RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds$`, "Status: timeout"},
		{"exits", `{"Do":"exit"}`, nil, "Runtime.ExitError", `^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3$`, "Error Type: Runtime.ExitError"},
		{"eats", `{"Do":"eat","MB":200}`, nil, "Runtime.OutOfMemory", `^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: signal: killed$`, "Max Memory Used: 128 MB\tInit Duration"},
		{"init-exits", `{}`, variables("INIT", "exit"), "Runtime.ExitError", `Error: Runtime exited with error: exit status 7$`, "Status: error"},
		{"text", `{}`, content("not a program", 0o755), "Runtime.InvalidEntrypoint", `Error: fork/exec /var/task/bootstrap: exec format error$`, "Error Type: Runtime.InvalidEntrypoint"},
		{"no-bootstrap", `{}`, func(in *lambda.CreateFunctionInput) { in.Code = &types.FunctionCode{ZipFile: named(t, "main")} },
			"Runtime.InvalidEntrypoint", `Error: Couldn't find valid bootstrap\(s\): \[/var/task/bootstrap /opt/bootstrap\]$`, "Status: error"},
		{"no-exec-bit", `{}`, content("#!/bin/sh\n", 0o644), "Runtime.InvalidEntrypoint", `Error: fork/exec /var/task/bootstrap: permission denied$`, "Error Type: Runtime.InvalidEntrypoint"},
		{"other-machine", `{}`, func(in *lambda.CreateFunctionInput) { in.Architectures = []types.Architecture{otherArchitecture()} },
			"Runtime.InvalidEntrypoint", `Error: fork/exec /var/task/bootstrap: exec format error: bootstrap is built for EM_`, "Status: error"},
	}
	for _, one := range cases {
		t.Run(one.name, func(t *testing.T) {
			function(t, c, one.name, arn, one.change)
			out, text := call(t, c, one.name, "", one.event)
			if aws.ToString(out.FunctionError) != "Unhandled" {
				t.Errorf("FunctionError is %q", aws.ToString(out.FunctionError))
			}
			var f struct{ ErrorType, ErrorMessage string }
			if err := json.Unmarshal(out.Payload, &f); err != nil || f.ErrorType != one.want || !regexp.MustCompile(one.text).MatchString(f.ErrorMessage) {
				t.Errorf("answered %s, want %s and %s", text, one.want, one.text)
			}
			log := string(must(base64.StdEncoding.DecodeString(*out.LogResult))(t))
			if !strings.Contains(log, one.report) || !strings.Contains(log, "\nREPORT RequestId: ") {
				t.Errorf("log is %s, want %q in it", log, one.report)
			}
		})
	}
}

// named is a package with one file of that name.
func named(t *testing.T, name string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f := must(w.Create(name))(t)
	_, err := f.Write([]byte("#!/bin/sh\n"))
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func otherArchitecture() types.Architecture {
	if hostArchitecture() == types.ArchitectureArm64 {
		return types.ArchitectureX8664
	}
	return types.ArchitectureArm64
}

// A program that does not ask for its first event in time is ended.
func TestInitLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("takes the 10 s of Lambda's init phase; run without -short")
	}
	_, c := run(t)
	function(t, c, "f", role(t, c, "R"), func(in *lambda.CreateFunctionInput) {
		in.Environment = &types.Environment{Variables: map[string]string{"INIT": "sleep"}}
	})
	if _, text := call(t, c, "f", "", `{}`); !strings.Contains(text, "Init phase timed out after 10.00 seconds") {
		t.Errorf("answered %s", text)
	}
}

// A container is used again, one at a time; parallel calls get one each; a
// failure by timeout or exit ends it.
func TestContainers(t *testing.T) {
	_, c := run(t)
	function(t, c, "f", role(t, c, "R"), nil)
	for _, want := range []string{"1", "2", "3"} {
		if _, got := call(t, c, "f", "", `{"Do":"count"}`); got != want {
			t.Errorf("call %s of the container says %s", want, got)
		}
	}
	call(t, c, "f", "", `{"Do":"exit"}`)
	out, got := call(t, c, "f", "", `{"Do":"count"}`)
	if got != "1" || !strings.Contains(decode(t, out), "Init Duration") {
		t.Errorf("after an exit the container is not a fresh one: %s", got)
	}
	var wait sync.WaitGroup
	keys := make([]string, 6)
	for i := range keys {
		wait.Go(func() {
			_, text := call(t, c, "f", "", `{"Do":"sleep","Ms":400}`)
			keys[i] = text
		})
	}
	wait.Wait()
	for _, text := range keys {
		if text != `"awake"` {
			t.Errorf("parallel call: %s", text)
		}
	}
	must(c.lambda.UpdateFunctionConfiguration(t.Context(), &lambda.UpdateFunctionConfigurationInput{FunctionName: aws.String("f"),
		Environment: &types.Environment{Variables: map[string]string{"OWN": "new"}}}))(t)
	settle(t, c, "f")
	if _, text := call(t, c, "f", "", `{"Do":"env"}`); !strings.Contains(text, `"OWN":"new"`) {
		t.Errorf("after a change of configuration an old container answered: %s", text)
	}
}

func decode(t *testing.T, out *lambda.InvokeOutput) string {
	t.Helper()
	return string(must(base64.StdEncoding.DecodeString(*out.LogResult))(t))
}

var report = regexp.MustCompile(`^REPORT RequestId: [0-9a-f-]{36}\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: \d+\.\d\d ms\t\n$`)

// The function's log as CloudWatch Logs shows it.
func TestFunctionLog(t *testing.T) {
	_, c := run(t)
	function(t, c, "f", role(t, c, "R"), nil)
	call(t, c, "f", "", `{"Do":"print","Text":"a line\nand another"}`)
	group := aws.String("/aws/lambda/f")
	out := must(c.logs.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: group}))(t)
	var lines []string
	for _, e := range out.Events {
		lines = append(lines, *e.Message)
	}
	if len(lines) != 6 || !strings.HasPrefix(lines[1], "START RequestId: ") || lines[2] != "a line\n" || lines[3] != "and another\n" ||
		!strings.HasPrefix(lines[4], "END RequestId: ") || !report.MatchString(lines[5]) {
		t.Errorf("log is %q", lines)
	}
	streams := must(c.logs.DescribeLogStreams(t.Context(), &cloudwatchlogs.DescribeLogStreamsInput{LogGroupName: group}))(t)
	if len(streams.LogStreams) != 1 || !regexp.MustCompile(`^\d{4}/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}$`).MatchString(*streams.LogStreams[0].LogStreamName) {
		t.Errorf("streams are %v", streams.LogStreams)
	}
	found := must(c.logs.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: group, FilterPattern: aws.String("REPORT")}))(t)
	if len(found.Events) != 1 {
		t.Errorf("%d events match REPORT", len(found.Events))
	}
}

// Events that nobody waits for run all the same.
func TestEventInvocation(t *testing.T) {
	e, c := run(t)
	function(t, c, "f", role(t, c, "R"), nil)
	out := must(c.lambda.Invoke(t.Context(), &lambda.InvokeInput{FunctionName: aws.String("f"), InvocationType: types.InvocationTypeEvent,
		Payload: []byte(`{"Do":"print","Text":"later"}`)}))(t)
	if out.StatusCode != 202 {
		t.Errorf("answered %d", out.StatusCode)
	}
	for {
		found, err := c.logs.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: aws.String("/aws/lambda/f"), FilterPattern: aws.String("later")})
		if err == nil && len(found.Events) == 1 {
			break
		}
	}
	if got := fmt.Sprint(e.Calls()[0].Service); got != "iam" {
		t.Errorf("the first recorded call is of %s", got)
	}
}
