package emulator_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"serverless-poc/emulator"
)

func needCommandLine(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("the AWS CLI takes a second to start; run without -short")
	}
	if out, err := exec.Command("aws", "--version").CombinedOutput(); err != nil {
		t.Skipf("the AWS CLI is not here (apt-get install awscli): %v %s", err, out)
	}
}

// commandLine runs the AWS CLI in a folder, against an emulator.
func commandLine(t *testing.T, e *emulator.Emulator, dir string) func(args ...string) string {
	return func(args ...string) string {
		t.Helper()
		cmd := exec.Command("aws", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "AWS_ENDPOINT_URL="+e.URL(), "AWS_REGION=us-east-1", "AWS_DEFAULT_REGION=us-east-1",
			"AWS_ACCESS_KEY_ID="+emulator.AccessKey, "AWS_SECRET_ACCESS_KEY="+emulator.SecretKey, "AWS_SESSION_TOKEN=", "AWS_PAGER=")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("aws %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
}

// The documented command lines work with the real AWS CLI.
func TestCommandLine(t *testing.T) {
	needCommandLine(t)
	e, c := run(t)
	bucket(t, c, "serverless-poc-models")
	put(t, c, "serverless-poc-models", "admission/1.json", "{}")
	function(t, c, "ServerlessPOCAdmission", role(t, c, "ServerlessPOC"), nil)
	dir := t.TempDir()
	payload := filepath.Join(dir, "event.json")
	if err := os.WriteFile(payload, []byte(`{"Do":"print","Text":"from the command line"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	aws := commandLine(t, e, dir)
	cases := []struct{ line, want string }{
		{"lambda invoke --function-name ServerlessPOCAdmission --payload file://event.json output.txt --log-type Tail", `"StatusCode": 200`},
		{"s3 ls s3://serverless-poc-models --recursive", "admission/1.json"},
		{"s3 cp output.txt s3://serverless-poc-models/copied.txt", "upload: ./output.txt to s3://serverless-poc-models/copied.txt"},
		{"s3 mv s3://serverless-poc-models/copied.txt s3://serverless-poc-models/moved.txt", "moved.txt"},
		{"s3api head-object --bucket serverless-poc-models --key moved.txt", `"ContentLength": 23`},
		{"iam get-role --role-name ServerlessPOC", `"Arn": "arn:aws:iam::000000000000:role/ServerlessPOC"`},
		{"iam list-attached-role-policies --role-name ServerlessPOC", "AWSLambdaBasicExecutionRole"},
		{"sts get-caller-identity", `"Account": "000000000000"`},
		{"logs filter-log-events --log-group-name /aws/lambda/ServerlessPOCAdmission", "from the command line"},
		{"logs describe-log-groups", "/aws/lambda/ServerlessPOCAdmission"},
		{"lambda get-function --function-name ServerlessPOCAdmission", `"State": "Active"`},
		{"lambda list-functions", "ServerlessPOCAdmission"},
	}
	for _, one := range cases {
		if out := aws(strings.Fields(one.line)...); !strings.Contains(out, one.want) {
			t.Errorf("aws %s answers\n%s\nwant %s in it", one.line, out, one.want)
		}
	}
	if out := string(must(os.ReadFile(filepath.Join(dir, "output.txt")))(t)); out != `"from the command line"` {
		t.Errorf("output.txt holds %s", out)
	}
	if out, _ := exec.Command("aws", "logs", "tail", "help").CombinedOutput(); strings.Contains(string(out), "invalid choice") || strings.Contains(string(out), "Invalid choice") {
		t.Log("this AWS CLI has no `logs tail`; version 2 has (not tested)")
	} else if out := aws("logs", "tail", "/aws/lambda/ServerlessPOCAdmission"); !strings.Contains(out, "from the command line") {
		t.Errorf("aws logs tail answers %s", out)
	}
}

// The CLI makes a REST API with a usage plan and reads it back.
func TestCommandLineRestAPI(t *testing.T) {
	needCommandLine(t)
	e, _ := run(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "api.json"), []byte(restDocument("f:live", "29000")), 0o600); err != nil {
		t.Fatal(err)
	}
	aws := commandLine(t, e, dir)
	id := strings.TrimSpace(aws(strings.Fields("apigateway import-rest-api --fail-on-warnings --body file://api.json --query id --output text")...))
	deployment := strings.TrimSpace(aws(strings.Fields("apigateway create-deployment --rest-api-id " + id + " --stage-name prod --description hash --query id --output text")...))
	plan := strings.TrimSpace(aws(strings.Fields("apigateway create-usage-plan --name POC --throttle rateLimit=10,burstLimit=20 --quota limit=500,period=DAY --api-stages apiId=" + id + ",stage=prod --query id --output text")...))
	key := strings.TrimSpace(aws(strings.Fields("apigateway create-api-key --name POC --enabled --value " + keyValue + " --query id --output text")...))
	cases := []struct{ line, want string }{
		{"create-usage-plan-key --key-type API_KEY --usage-plan-id " + plan + " --key-id " + key + " --query [id,type,name,value] --output text", key + "\tAPI_KEY\tPOC\t" + keyValue + "\n"},
		{"get-rest-apis --query items[].[id,name,description,apiKeySource] --output text", id + "\tPOC\ta test\tHEADER\n"},
		{"get-resources --rest-api-id " + id + " --embed methods --query items[?path=='/admit'].resourceMethods.POST.[apiKeyRequired,requestModels] --output json",
			"[\n    [\n        true,\n        {\n            \"application/json\": \"Row\"\n        }\n    ]\n]\n"},
		{"get-stages --rest-api-id " + id + " --query item[].[stageName,deploymentId] --output text", "prod\t" + deployment + "\n"},
		{"get-usage-plans --key-id " + key + " --query items[].[name,throttle.rateLimit,throttle.burstLimit,quota.limit,quota.period,apiStages[0].stage] --output text", "POC\t10.0\t20\t500\tDAY\tprod\n"},
		{"get-api-keys --name-query PO --include-values --query items[].[id,name,enabled,value] --output text", key + "\tPOC\tTrue\t" + keyValue + "\n"},
		{"get-export --rest-api-id " + id + " --stage-name prod --export-type oas30 export.json --query contentType --output text", "application/json\n"},
	}
	for _, one := range cases {
		if out := aws(strings.Fields("apigateway " + one.line)...); out != one.want {
			t.Errorf("aws apigateway %s answers\n%s\nwant\n%s", one.line, out, one.want)
		}
	}
	if out := string(must(os.ReadFile(filepath.Join(dir, "export.json")))(t)); !strings.Contains(out, `"openapi":"3.0.1"`) || strings.Contains(out, "x-amazon") {
		t.Errorf("the export is %s", out)
	}
}

// The CLI reads back a schedule, its target and what lets it invoke the alias.
func TestCommandLineSchedule(t *testing.T) {
	needCommandLine(t)
	e, c := run(t)
	scheduled(t, c, "rate(5 minutes)", aws.String(`{"warm":true}`))
	allowEvents(t, c, "warm")
	aws := commandLine(t, e, t.TempDir())
	const alias = "arn:aws:lambda:us-east-1:000000000000:function:f:live"
	cases := []struct{ line, want string }{
		{"events list-rules --query Rules[].[Name,ScheduleExpression,State,EventBusName] --output text", "warm\trate(5 minutes)\tENABLED\tdefault\n"},
		{"events describe-rule --name warm --query Arn --output text", "arn:aws:events:us-east-1:000000000000:rule/warm\n"},
		{"events list-targets-by-rule --rule warm --query Targets[].[Id,Arn,Input] --output text", "live\t" + alias + "\t{\"warm\":true}\n"},
		{"events list-rule-names-by-target --target-arn " + alias + " --query RuleNames --output text", "warm\n"},
		{"lambda get-alias --function-name f --name live --query [AliasArn,FunctionVersion] --output text", alias + "\t1\n"},
		{"lambda get-policy --function-name f --qualifier live --query Policy --output text", `{"Id":"default","Statement":[{"Sid":"events","Effect":"Allow",` +
			`"Principal":{"Service":"events.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"` + alias + `","Condition":{"ArnLike":{"AWS:SourceArn":` +
			`"arn:aws:events:us-east-1:000000000000:rule/warm"},"StringEquals":{"AWS:SourceAccount":"000000000000"}}}],"Version":"2012-10-17"}` + "\n"},
	}
	for _, one := range cases {
		if out := aws(strings.Fields(one.line)...); out != one.want {
			t.Errorf("aws %s answers\n%s\nwant\n%s", one.line, out, one.want)
		}
	}
}
