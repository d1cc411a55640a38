package emulator_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/emulator"
)

// logLines are all lines of a group, oldest first.
func logLines(t *testing.T, c clients, group string) (lines []string) {
	t.Helper()
	out := must(c.logs.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: &group}))(t)
	for _, e := range out.Events {
		lines = append(lines, strings.TrimSuffix(*e.Message, "\n"))
	}
	return lines
}

// With the JSON format Lambda's own lines are events of the platform, the
// program is told so, and lines are kept by their level.
func TestJSONLog(t *testing.T) {
	_, c := runWith(t, emulator.Options{Settle: -1})
	function(t, c, "f", role(t, c, "R"), func(in *lambda.CreateFunctionInput) {
		in.LoggingConfig = &types.LoggingConfig{LogFormat: types.LogFormatJson, ApplicationLogLevel: types.ApplicationLogLevelWarn, LogGroup: aws.String("/shared/group")}
	})
	got := must(c.lambda.GetFunctionConfiguration(t.Context(), &lambda.GetFunctionConfigurationInput{FunctionName: aws.String("f")}))(t).LoggingConfig
	if got.LogFormat != types.LogFormatJson || got.ApplicationLogLevel != types.ApplicationLogLevelWarn || got.SystemLogLevel != types.SystemLogLevelInfo || *got.LogGroup != "/shared/group" {
		t.Errorf("read back as %+v", got)
	}
	_, text := call(t, c, "f", "", `{"Do":"env"}`)
	for _, want := range []string{`"AWS_LAMBDA_LOG_FORMAT":"JSON"`, `"AWS_LAMBDA_LOG_LEVEL":"WARN"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the program has not %s: %s", want, text)
		}
	}
	call(t, c, "f", "", `{"Do":"print","Text":"{\"level\":\"error\",\"msg\":\"kept\"}\n{\"level\":\"INFO\",\"msg\":\"too detailed\"}\nnot JSON, so INFO"}`)
	call(t, c, "f", "", `{"Do":"exit"}`)
	var kinds []string
	for _, line := range logLines(t, c, "/shared/group") {
		var e struct {
			Type, Msg string
			Record    struct {
				RequestID, Version, Status, ErrorType string
				Metrics                               struct{ DurationMs, BilledDurationMs, MemorySizeMB, InitDurationMs float64 }
			}
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		kinds = append(kinds, strings.TrimSpace(e.Type+e.Msg+" "+e.Record.Status+" "+e.Record.ErrorType))
		if m := e.Record.Metrics; e.Type == "platform.report" && (m.BilledDurationMs < 1 || m.MemorySizeMB != 128 || len(e.Record.RequestID) != 36) {
			t.Errorf("report is %s", line)
		}
	}
	want := "platform.initStart|platform.start|platform.report success|" +
		"platform.start|kept|platform.report success|" +
		"platform.start|platform.runtimeDone error Runtime.ExitError|platform.report error Runtime.ExitError"
	if got := strings.Join(kinds, "|"); got != want {
		t.Errorf("logged\n%s\nwant\n%s", got, want)
	}
	streams := must(c.logs.DescribeLogStreams(t.Context(), &cloudwatchlogs.DescribeLogStreamsInput{LogGroupName: aws.String("/shared/group")}))(t)
	if name := *streams.LogStreams[0].LogStreamName; !strings.Contains(name, "/f[$LATEST]") {
		t.Errorf("in a shared group the stream is %s", name)
	}
}

// What is given of a logging configuration replaces what was; levels need JSON.
func TestLoggingConfig(t *testing.T) {
	_, c := runWith(t, emulator.Options{Settle: -1})
	function(t, c, "f", role(t, c, "R"), nil)
	update := func(l types.LoggingConfig) (types.LoggingConfig, error) {
		out, err := c.lambda.UpdateFunctionConfiguration(t.Context(), &lambda.UpdateFunctionConfigurationInput{FunctionName: aws.String("f"), LoggingConfig: &l})
		if err != nil {
			return types.LoggingConfig{}, err
		}
		return *out.LoggingConfig, nil
	}
	cases := []struct {
		name                string
		given               types.LoggingConfig
		format, level, want string
	}{
		{"levels of text", types.LoggingConfig{ApplicationLogLevel: "WARN"}, "", "", "InvalidParameterValueException 400"},
		{"no such format", types.LoggingConfig{LogFormat: "XML"}, "", "", "ValidationException 400"},
		{"no such level", types.LoggingConfig{LogFormat: "JSON", SystemLogLevel: "TRACE"}, "", "", "ValidationException 400"},
		{"a bad group", types.LoggingConfig{LogGroup: aws.String("a b")}, "", "", "ValidationException 400"},
		{"JSON", types.LoggingConfig{LogFormat: "JSON"}, "JSON", "INFO", ""},
		{"a level", types.LoggingConfig{ApplicationLogLevel: "ERROR"}, "JSON", "ERROR", ""},
		{"a group", types.LoggingConfig{LogGroup: aws.String("/other")}, "JSON", "ERROR", ""},
		{"text again", types.LoggingConfig{LogFormat: "Text"}, "Text", "", ""},
	}
	for _, one := range cases {
		got, err := update(one.given)
		wants(t, one.name, err, one.want)
		if string(got.LogFormat) != one.format || string(got.ApplicationLogLevel) != one.level {
			t.Errorf("%s: format %q, level %q; want %q, %q", one.name, got.LogFormat, got.ApplicationLogLevel, one.format, one.level)
		}
	}
	if got := must(update(types.LoggingConfig{}))(t); *got.LogGroup != "/other" {
		t.Errorf("the group is %s", *got.LogGroup)
	}
}
