package emulator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
	"github.com/aws/aws-sdk-go-v2/service/lambda"

	"serverless-poc/emulator"
	"serverless-poc/emulator/clock"
)

const keyValue = "a-value-of-twenty-and-more"

// gate is a deployed API on a function's alias, with a key.
type gate struct {
	url            string // of the stage, in the form that emulators share
	root           string // of the emulator
	api, plan, key string
	clients
	emulator *emulator.Emulator
	clock    *clock.Virtual
}

// deployGate makes function, alias, permission, API, stage, plan and key.
func deployGate(t *testing.T) *gate {
	t.Helper()
	v := clock.NewVirtual(time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC))
	e, c := runWith(t, emulator.Options{Clock: v, Settle: -1})
	ctx := t.Context()
	function(t, c, "f", role(t, c, "R"), nil)
	must(c.lambda.PublishVersion(ctx, &lambda.PublishVersionInput{FunctionName: aws.String("f")}))(t)
	must(c.lambda.CreateAlias(ctx, &lambda.CreateAliasInput{FunctionName: aws.String("f"), Name: aws.String("live"), FunctionVersion: aws.String("1")}))(t)
	api := *must(c.apis.ImportRestApi(ctx, &apigateway.ImportRestApiInput{Body: []byte(restDocument("f:live", "29000")), FailOnWarnings: true}))(t).Id
	g := &gate{url: e.URL() + "/restapis/" + api + "/prod/_user_request_", root: e.URL(), api: api, clients: c, emulator: e, clock: v}
	must(c.lambda.AddPermission(ctx, g.permission()))(t)
	deployed := must(c.apis.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: &api}))(t)
	must(c.apis.CreateStage(ctx, &apigateway.CreateStageInput{RestApiId: &api, StageName: aws.String("prod"), DeploymentId: deployed.Id, Variables: map[string]string{"colour": "blue"}}))(t)
	g.plan = *must(c.apis.CreateUsagePlan(ctx, &apigateway.CreateUsagePlanInput{Name: aws.String("POC"), ApiStages: []types.ApiStage{{ApiId: &api, Stage: aws.String("prod")}},
		Throttle: &types.ThrottleSettings{RateLimit: 10, BurstLimit: 20}, Quota: &types.QuotaSettings{Limit: 500, Period: types.QuotaPeriodTypeDay}}))(t).Id
	g.key = *must(c.apis.CreateApiKey(ctx, &apigateway.CreateApiKeyInput{Name: aws.String("POC"), Enabled: true, Value: aws.String(keyValue)}))(t).Id
	must(c.apis.CreateUsagePlanKey(ctx, &apigateway.CreateUsagePlanKeyInput{UsagePlanId: &g.plan, KeyId: &g.key, KeyType: aws.String("API_KEY")}))(t)
	return g
}

func (g *gate) permission() *lambda.AddPermissionInput {
	return &lambda.AddPermissionInput{FunctionName: aws.String("f"), Qualifier: aws.String("live"), StatementId: aws.String("api"),
		Action: aws.String("lambda:InvokeFunction"), Principal: aws.String("apigateway.amazonaws.com"), SourceAccount: aws.String("000000000000"),
		SourceArn: aws.String("arn:aws:execute-api:us-east-1:000000000000:" + g.api + "/prod/*/admit")}
}

// call sends a request with "Name: value" headers.
func (g *gate) call(t *testing.T, method, url, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	r := must(http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body)))(t)
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Add(name, value)
	}
	out := must(http.DefaultClient.Do(r))(t)
	defer out.Body.Close()
	return out, string(must(io.ReadAll(out.Body))(t))
}

// status is the status of a GET with the key.
func (g *gate) status(t *testing.T) int {
	t.Helper()
	out, _ := g.call(t, "GET", g.url+"/admit?gre=800&gpa=4", "", "X-Api-Key: "+keyValue)
	return out.StatusCode
}

func (g *gate) patchPlan(t *testing.T, op types.Op, path, value string) {
	t.Helper()
	must(g.apis.UpdateUsagePlan(t.Context(), &apigateway.UpdateUsagePlanInput{UsagePlanId: &g.plan, PatchOperations: []types.PatchOperation{{Op: op, Path: &path, Value: &value}}}))(t)
}

// What each request is answered, in API Gateway's words, with the headers of the
// API's gateway responses.
func TestGateAnswers(t *testing.T) {
	g := deployGate(t)
	const key, typed = "X-Api-Key: " + keyValue, "Content-Type: application/json"
	refused := func(message, kind string) string {
		return `{"error":"` + message + `","type":"` + kind + `","request":"`
	}
	row := "/admit?gre=800&gpa=4"
	cases := []struct {
		method, path, body string
		headers            []string
		status             int
		want               string // the answer begins with it
	}{
		{"GET", row, "", []string{key}, 200, `{"resource":"/admit","path":"/admit","httpMethod":"GET",`},
		{"GET", row + "&do=teapot", "", []string{key}, 418, ""},
		{"GET", row + "&do=empty", "", []string{key}, 200, ""},
		{"GET", row, "", nil, 403, refused("Forbidden", "INVALID_API_KEY")},
		{"GET", row, "", []string{"X-Api-Key: another"}, 403, refused("Forbidden", "INVALID_API_KEY")},
		{"OPTIONS", "/admit", "", nil, 200, ""},
		{"DELETE", "/admit", "", []string{key}, 403, refused("Missing Authentication Token", "MISSING_AUTHENTICATION_TOKEN")},
		{"GET", "/admit/more", "", []string{key}, 403, refused("Missing Authentication Token", "MISSING_AUTHENTICATION_TOKEN")},
		{"GET", "", "", []string{key}, 403, refused("Missing Authentication Token", "MISSING_AUTHENTICATION_TOKEN")},
		{"GET", "/admit?gre=800", "", []string{key}, 400, refused("Missing required request parameters: [gpa]", "BAD_REQUEST_PARAMETERS")},
		{"GET", "/admit?gre=&rank=1", "", []string{key}, 400, refused("Missing required request parameters: [gpa, gre]", "BAD_REQUEST_PARAMETERS")},
		{"POST", "/admit", `{"gre":800,"rank":"1"}`, []string{key, typed}, 200, `{"resource":"/admit","path":"/admit","httpMethod":"POST",`},
		{"POST", "/admit", `{"gre":800}`, []string{key}, 200, `{"resource":"/admit"`},
		{"POST", "/admit", `{"gre":"800"}`, []string{key, typed}, 400, refused("Invalid request body", "BAD_REQUEST_BODY")},
		{"POST", "/admit", `{"gre":800,"rank":"5"}`, []string{key, typed}, 400, refused("Invalid request body", "BAD_REQUEST_BODY")},
		{"POST", "/admit", `{"gre":800,"other":1}`, []string{key, typed}, 400, refused("Invalid request body", "BAD_REQUEST_BODY")},
		{"POST", "/admit", `{"gre":`, []string{key, typed}, 400, refused("Invalid request body", "BAD_REQUEST_BODY")},
		{"POST", "/admit", ``, []string{key, typed}, 400, refused("Invalid request body", "BAD_REQUEST_BODY")},
		{"POST", "/admit", `anything`, []string{key, "Content-Type: text/plain"}, 200, `{"resource":"/admit"`},
		{"POST", "/admit", strings.Repeat(" ", 10<<20+1), []string{key}, 413, refused("Request Too Long", "REQUEST_TOO_LARGE")},
		{"GET", row + "&do=strange", "", []string{key}, 502, `{"message":"Internal server error"}`},
		{"GET", row + "&do=number", "", []string{key}, 502, `{"message":"Internal server error"}`},
		{"GET", row + "&do=text", "", []string{key}, 502, `{"message":"Internal server error"}`},
		{"GET", row + "&do=fail", "", []string{key}, 502, `{"message":"Internal server error"}`},
	}
	for _, one := range cases {
		for _, url := range []string{g.url, g.root + "/prod"} {
			g.clock.Advance(time.Second) // fills the bucket of the throttle
			out, body := g.call(t, one.method, url+one.path, one.body, one.headers...)
			if out.StatusCode != one.status || !strings.HasPrefix(body, one.want) {
				t.Errorf("%s %s %.40s: %d %.200s\nwant %d %s", one.method, one.path, one.body, out.StatusCode, body, one.status, one.want)
			}
			if out.Header.Get("X-Amzn-Requestid") == "" {
				t.Errorf("%s %s has no request id", one.method, one.path)
			}
			if cors := out.Header.Get("Access-Control-Allow-Origin"); (out.StatusCode >= 400 && out.StatusCode != 418 || one.method == "OPTIONS") != (cors == "*") {
				t.Errorf("%s %s: %d with Access-Control-Allow-Origin %q", one.method, one.path, out.StatusCode, cors)
			}
		}
	}
	out, body := g.call(t, "GET", g.root+"/restapis/"+g.api+"/test/_user_request_/admit", "")
	if out.StatusCode != 403 || body != `{"message":"Forbidden"}` || out.Header.Get("X-Amzn-Errortype") != "ForbiddenException" {
		t.Errorf("a stage that is not there: %d %s", out.StatusCode, body)
	}
}

// The event is the one AWS documents, and the answer's headers reach the caller.
func TestGateEvent(t *testing.T) {
	g := deployGate(t)
	out, body := g.call(t, "GET", g.url+"/admit?gre=1&gre=800&gpa=4", "", "X-Api-Key: "+keyValue, "X-Two: a", "X-Two: b", "User-Agent: tests")
	if out.Header.Get("X-Own") != "7" || len(out.Header.Values("X-Many")) != 2 || out.Header.Get("Content-Type") != "application/json; charset=utf-8" {
		t.Errorf("the answer's headers are %v", out.Header)
	}
	var e map[string]any
	if err := json.Unmarshal([]byte(body), &e); err != nil {
		t.Fatal(err)
	}
	at := func(path string) any {
		var v any = e
		for name := range strings.SplitSeq(path, "/") {
			switch of := v.(type) {
			case map[string]any:
				v = of[name]
			default:
				return "nothing"
			}
		}
		return v
	}
	for path, want := range map[string]any{"queryStringParameters/gre": "800", "multiValueQueryStringParameters/gre": []any{"1", "800"}, "headers/X-Two": "b",
		"multiValueHeaders/X-Two": []any{"a", "b"}, "headers/Host": g.api + ".execute-api.us-east-1.amazonaws.com", "pathParameters": nil,
		"stageVariables/colour": "blue", "body": nil, "isBase64Encoded": false, "requestContext/stage": "prod", "requestContext/path": "/prod/admit",
		"requestContext/resourcePath": "/admit", "requestContext/apiId": g.api, "requestContext/accountId": "000000000000", "requestContext/operationName": "get",
		"requestContext/requestId": out.Header.Get("X-Amzn-Requestid"), "requestContext/extendedRequestId": out.Header.Get("X-Amz-Apigw-Id"),
		"requestContext/identity/apiKeyId": g.key, "requestContext/identity/sourceIp": "127.0.0.1", "requestContext/identity/userAgent": "tests",
		"requestContext/identity/caller": nil, "requestContext/requestTimeEpoch": float64(g.clock.Now().UnixMilli()),
		"requestContext/requestTime": "04/Mar/2026:05:06:07 +0000"} {
		if got := at(path); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v", path, got, want)
		}
	}
	calls := g.emulator.Calls()
	if last := calls[len(calls)-1]; last.Service != "execute-api" || last.Operation != "Invoke" || last.Mutating || last.Caller != "anonymous" || last.Status != 200 {
		t.Errorf("the call is recorded as %+v", last)
	}
}

// The bucket of a key holds the burst and gains the rate; the quota is the
// day's, and another day has its own. Both outlive nothing but the key's plan.
func TestGateThrottleAndQuota(t *testing.T) {
	g := deployGate(t)
	for i := range 20 {
		if status := g.status(t); status != 200 {
			t.Fatalf("request %d of the burst is %d", i+1, status)
		}
	}
	out, body := g.call(t, "GET", g.url+"/admit?gre=800&gpa=4", "", "X-Api-Key: "+keyValue)
	if out.StatusCode != 429 || !strings.HasPrefix(body, `{"error":"Too Many Requests","type":"THROTTLED"`) || out.Header.Get("X-Amzn-Errortype") != "TooManyRequestsException" {
		t.Errorf("request 21 is %d %s", out.StatusCode, body)
	}
	g.clock.Advance(100 * time.Millisecond)
	if first, second := g.status(t), g.status(t); first != 200 || second != 429 {
		t.Errorf("a tenth of a second later: %d, then %d", first, second)
	}
	g.patchPlan(t, types.OpReplace, "/quota/limit", "22")
	g.clock.Advance(time.Minute)
	if first, second := g.status(t), g.status(t); first != 200 || second != 429 {
		t.Errorf("the last of the quota is %d, the next %d", first, second)
	}
	if _, body = g.call(t, "GET", g.url+"/admit?gre=800&gpa=4", "", "X-Api-Key: "+keyValue); !strings.HasPrefix(body, `{"error":"Limit Exceeded","type":"QUOTA_EXCEEDED"`) {
		t.Errorf("over the quota: %s", body)
	}
	used := must(g.apis.GetUsage(t.Context(), &apigateway.GetUsageInput{UsagePlanId: &g.plan, StartDate: aws.String("2026-03-03"), EndDate: aws.String("2026-03-04")}))(t)
	if got := fmt.Sprint(used.Items[g.key]); got != "[[0 22] [22 0]]" {
		t.Errorf("usage is %s", got)
	}
	g.clock.Advance(19 * time.Hour)
	if status := g.status(t); status != 200 {
		t.Errorf("on the next day: %d", status)
	}
}

// A key works while it is on and in a plan that has the stage.
func TestGateKey(t *testing.T) {
	g := deployGate(t)
	ctx := t.Context()
	enable := func(value string) {
		must(g.apis.UpdateApiKey(ctx, &apigateway.UpdateApiKeyInput{ApiKey: &g.key, PatchOperations: []types.PatchOperation{{Op: types.OpReplace, Path: aws.String("/enabled"), Value: &value}}}))(t)
	}
	steps := []struct {
		what string
		do   func()
		want int
	}{
		{"at first", func() {}, 200},
		{"the key is off", func() { enable("false") }, 403},
		{"on again", func() { enable("true") }, 200},
		{"the stage is not in the plan", func() { g.patchPlan(t, types.OpRemove, "/apiStages", g.api+":prod") }, 403},
		{"in again", func() { g.patchPlan(t, types.OpAdd, "/apiStages", g.api+":prod") }, 200},
		{"the key is not in the plan", func() {
			must(g.apis.DeleteUsagePlanKey(ctx, &apigateway.DeleteUsagePlanKeyInput{UsagePlanId: &g.plan, KeyId: &g.key}))(t)
		}, 403},
	}
	for _, one := range steps {
		one.do()
		if got := g.status(t); got != one.want {
			t.Errorf("%s: %d, want %d", one.what, got, one.want)
		}
	}
}

// API Gateway may invoke what the alias's own policy lets it, for this stage.
func TestGatePermission(t *testing.T) {
	g := deployGate(t)
	ctx := t.Context()
	remove := func() {
		must(g.lambda.RemovePermission(ctx, &lambda.RemovePermissionInput{FunctionName: aws.String("f"), Qualifier: aws.String("live"), StatementId: aws.String("api")}))(t)
	}
	remove()
	out, body := g.call(t, "GET", g.url+"/admit?gre=800&gpa=4", "", "X-Api-Key: "+keyValue)
	if out.StatusCode != 500 || body != `{"message":"Internal server error"}` || out.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("without a permission: %d %s", out.StatusCode, body)
	}
	for what, change := range map[string]func(*lambda.AddPermissionInput){
		"on the function": func(in *lambda.AddPermissionInput) { in.Qualifier = nil },
		"of another stage": func(in *lambda.AddPermissionInput) {
			in.SourceArn = aws.String(strings.Replace(*in.SourceArn, "/prod/", "/test/", 1))
		},
		"of another method": func(in *lambda.AddPermissionInput) {
			in.SourceArn = aws.String(strings.Replace(*in.SourceArn, "/*/", "/POST/", 1))
		},
		"of another account": func(in *lambda.AddPermissionInput) { in.SourceAccount = aws.String("111111111111") },
		"of another service": func(in *lambda.AddPermissionInput) { in.Principal = aws.String("events.amazonaws.com") },
	} {
		in := g.permission()
		change(in)
		must(g.lambda.AddPermission(ctx, in))(t)
		if status := g.status(t); status != 500 {
			t.Errorf("with a permission %s: %d", what, status)
		}
		must(g.lambda.RemovePermission(ctx, &lambda.RemovePermissionInput{FunctionName: aws.String("f"), Qualifier: in.Qualifier, StatementId: in.StatementId}))(t)
	}
	must(g.lambda.AddPermission(ctx, g.permission()))(t)
	if status := g.status(t); status != 200 {
		t.Errorf("with the permission again: %d", status)
	}
}

// An import changes nothing until it is deployed, and a deployment nothing until
// the stage moves to it.
func TestGateServesTheDeployment(t *testing.T) {
	g := deployGate(t)
	ctx := t.Context()
	changed := strings.Replace(restDocument("f:live", "300"), `"/admit"`, `"/other"`, 1)
	must(g.apis.PutRestApi(ctx, &apigateway.PutRestApiInput{RestApiId: &g.api, Mode: types.PutModeOverwrite, Body: []byte(changed)}))(t)
	if status := g.status(t); status != 200 {
		t.Errorf("after an import: %d", status)
	}
	deployed := must(g.apis.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: &g.api}))(t)
	if status := g.status(t); status != 200 {
		t.Errorf("after a deployment: %d", status)
	}
	must(g.apis.UpdateStage(ctx, &apigateway.UpdateStageInput{RestApiId: &g.api, StageName: aws.String("prod"),
		PatchOperations: []types.PatchOperation{{Op: types.OpReplace, Path: aws.String("/deploymentId"), Value: deployed.Id}}}))(t)
	if status := g.status(t); status != 403 {
		t.Errorf("after the stage's move the old path is %d", status)
	}
	p := g.permission()
	p.StatementId, p.SourceArn = aws.String("other"), aws.String(strings.Replace(*p.SourceArn, "/admit", "/other", 1))
	must(g.lambda.AddPermission(ctx, p))(t)
	began := time.Now()
	out, body := g.call(t, "GET", g.url+"/other?gre=800&gpa=4&do=sleep", "", "X-Api-Key: "+keyValue)
	if out.StatusCode != 504 || body != `{"message":"Endpoint request timed out"}` || time.Since(began) > 900*time.Millisecond {
		t.Errorf("past the integration's time: %d %s after %v", out.StatusCode, body, time.Since(began))
	}
}

// /STAGE/PATH is for an API only while one API alone has the stage, and never
// for what is signed.
func TestGateShortPath(t *testing.T) {
	g := deployGate(t)
	ctx := t.Context()
	bucket(t, g.clients, "prod")
	put(t, g.clients, "prod", "admit", "an object")
	if got := get(t, g.clients, "prod", "admit"); got != "an object" {
		t.Errorf("the object is %q", got)
	}
	if out, _ := g.call(t, "OPTIONS", g.root+"/prod/admit", ""); out.StatusCode != 200 {
		t.Errorf("one API has the stage: %d", out.StatusCode)
	}
	second := must(g.apis.ImportRestApi(ctx, &apigateway.ImportRestApiInput{Body: []byte(restDocument("f:live", "29000"))}))(t)
	must(g.apis.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: second.Id, StageName: aws.String("prod")}))(t)
	if out, body := g.call(t, "GET", g.root+"/prod/admit", ""); out.StatusCode != 403 || !strings.Contains(body, "<Code>AccessDenied</Code>") {
		t.Errorf("two APIs have the stage: %d %s", out.StatusCode, body)
	}
	if out, _ := g.call(t, "OPTIONS", g.url+"/admit", ""); out.StatusCode != 200 {
		t.Errorf("the long path: %d", out.StatusCode)
	}
}

// GetExport gives a document that makes the same API again.
func TestGateExport(t *testing.T) {
	g := deployGate(t)
	ctx := t.Context()
	export := func(api string) []byte {
		out := must(g.apis.GetExport(ctx, &apigateway.GetExportInput{RestApiId: &api, StageName: aws.String("prod"), ExportType: aws.String("oas30"), Parameters: map[string]string{"extensions": "apigateway"}}))(t)
		return bytes.ReplaceAll(out.Body, []byte(api), []byte("ID"))
	}
	first := export(g.api)
	again := must(g.apis.ImportRestApi(ctx, &apigateway.ImportRestApiInput{Body: first, FailOnWarnings: true}))(t)
	must(g.apis.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: again.Id, StageName: aws.String("prod")}))(t)
	if second := export(*again.Id); !bytes.Equal(first, second) {
		t.Errorf("exported\n%s\nimported and exported again\n%s", first, second)
	}
}
