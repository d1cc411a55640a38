package emulator_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// deployRoutes moves the gate's stage to a document with a file below a path,
// and answers compressed from 500 bytes on.
func deployRoutes(t *testing.T) *gate {
	t.Helper()
	g := deployGate(t)
	document := restDocument("f:live", "29000")
	integration := document[strings.Index(document, `"x-amazon-apigateway-integration"`):]
	integration = integration[:strings.Index(integration, "},")]
	document = strings.Replace(document, `"paths": {`, `"x-amazon-apigateway-minimum-compression-size": 500, "paths": {
		"/page/{file}": {"get": {"parameters": [{"name": "file", "in": "path", "required": true, "schema": {"type": "string"}}], "responses": {"200": {"description": "a file"}}, `+integration+`}},`, 1)
	ctx := t.Context()
	must(g.apis.PutRestApi(ctx, &apigateway.PutRestApiInput{RestApiId: &g.api, Mode: types.PutModeOverwrite, FailOnWarnings: true, Body: []byte(document)}))(t)
	deployed := must(g.apis.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: &g.api}))(t)
	must(g.apis.UpdateStage(ctx, &apigateway.UpdateStageInput{RestApiId: &g.api, StageName: aws.String("prod"),
		PatchOperations: []types.PatchOperation{{Op: types.OpReplace, Path: aws.String("/deploymentId"), Value: deployed.Id}}}))(t)
	must(g.lambda.AddPermission(ctx, &lambda.AddPermissionInput{FunctionName: aws.String("f"), Qualifier: aws.String("live"), StatementId: aws.String("page"),
		Action: aws.String("lambda:InvokeFunction"), Principal: aws.String("apigateway.amazonaws.com"), SourceAccount: aws.String("000000000000"),
		SourceArn: aws.String("arn:aws:execute-api:us-east-1:000000000000:" + g.api + "/prod/GET/page/*")}))(t)
	return g
}

// A slash at the end of a path is told and does not count; a parameter is one
// part of the path, as it was written; a method is one that the document has.
func TestGateRoutes(t *testing.T) {
	g := deployRoutes(t)
	const key, row = "X-Api-Key: " + keyValue, "?gre=800&gpa=4"
	for _, one := range []struct {
		method, path     string
		status           int
		resource, told   string // of the event
		parameter, stage string
	}{
		{"GET", "/admit" + row, 200, "/admit", "/admit", "", "/prod/admit"},
		{"GET", "/admit/" + row, 200, "/admit", "/admit/", "", "/prod/admit/"},
		{"GET", "/page/style.css", 200, "/page/{file}", "/page/style.css", "style.css", "/prod/page/style.css"},
		{"GET", "/page/x%2Fmodel", 200, "/page/{file}", "/page/x%2Fmodel", "x%2Fmodel", "/prod/page/x%2Fmodel"},
		{"GET", "/page/style.css/", 200, "/page/{file}", "/page/style.css/", "style.css", "/prod/page/style.css/"},
		{"GET", "/page/", 403, "", "", "", ""},
		{"GET", "/page", 403, "", "", "", ""},
		{"GET", "/page/x/model", 403, "", "", "", ""},
		{"GET", "/", 403, "", "", "", ""},
		{"HEAD", "/page/style.css", 403, "", "", "", ""},
		{"HEAD", "/admit" + row, 403, "", "", "", ""},
	} {
		out, body := g.call(t, one.method, g.url+one.path, "", key)
		var e struct {
			Resource, Path string
			PathParameters map[string]string
			RequestContext struct{ Path string }
		}
		if out.StatusCode == 200 {
			if err := json.Unmarshal([]byte(body), &e); err != nil {
				t.Fatal(err)
			}
		}
		if out.StatusCode != one.status || e.Resource != one.resource || e.Path != one.told || e.PathParameters["file"] != one.parameter || e.RequestContext.Path != one.stage {
			t.Errorf("%s %s: %d %+v; want %+v", one.method, one.path, out.StatusCode, e, one)
		}
	}
}

// A stage's throttle bounds each method by itself, with a key and without.
func TestGateStageThrottle(t *testing.T) {
	g := deployRoutes(t)
	set := func(limit, value string) {
		must(g.apis.UpdateStage(t.Context(), &apigateway.UpdateStageInput{RestApiId: &g.api, StageName: aws.String("prod"),
			PatchOperations: []types.PatchOperation{{Op: types.OpReplace, Path: aws.String("/*/*/throttling/" + limit), Value: &value}}}))(t)
	}
	set("rateLimit", "1")
	set("burstLimit", "2")
	stage := must(g.apis.GetStage(t.Context(), &apigateway.GetStageInput{RestApiId: &g.api, StageName: aws.String("prod")}))(t)
	if m := stage.MethodSettings["*/*"]; m.ThrottlingRateLimit != 1 || m.ThrottlingBurstLimit != 2 {
		t.Errorf("the stage's settings are %+v", stage.MethodSettings)
	}
	page := func() int {
		out, _ := g.call(t, "GET", g.url+"/page/style.css", "")
		return out.StatusCode
	}
	if got := [3]int{page(), page(), page()}; got != [3]int{200, 200, 429} {
		t.Errorf("without a key: %v", got)
	}
	if got := [3]int{g.status(t), g.status(t), g.status(t)}; got != [3]int{200, 200, 429} {
		t.Errorf("another method, with a key: %v", got)
	}
	g.clock.Advance(time.Second)
	if got := [2]int{page(), page()}; got != [2]int{200, 429} {
		t.Errorf("a second later: %v", got)
	}
}

// Bodies are unpacked before they are checked, and answers packed for those who
// take it.
func TestGateCompression(t *testing.T) {
	g := deployRoutes(t)
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	must(w.Write([]byte(`{"gre":800,"rank":"1"}`)))(t)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	const key, typed = "X-Api-Key: " + keyValue, "Content-Type: application/json"
	for _, one := range []struct {
		body, coding, accept string
		status               int
		packed               string
	}{
		{`{"gre":800}`, "", "identity", 200, ""},
		{`{"gre":800}`, "identity", "gzip", 200, "gzip"},
		{packed.String(), "gzip", "gzip, deflate, br", 200, "gzip"},
		{packed.String(), "gzip", "br, gzip", 200, ""},
		{packed.String(), "deflate", "gzip", 415, ""},
		{`{"gre":800}`, "gzip", "gzip", 415, ""},
		{`{"gre":800}`, "br", "gzip", 415, ""},
	} {
		out, body := g.call(t, http.MethodPost, g.url+"/admit", one.body, key, typed, "Content-Encoding: "+one.coding, "Accept-Encoding: "+one.accept)
		if out.StatusCode != one.status || out.Header.Get("Content-Encoding") != one.packed {
			t.Errorf("%q in %q for %q: %d in %q; want %+v", one.body, one.coding, one.accept, out.StatusCode, out.Header.Get("Content-Encoding"), one)
			continue
		}
		if one.packed == "gzip" {
			body = string(must(io.ReadAll(must(gzip.NewReader(strings.NewReader(body)))(t)))(t))
		}
		var e struct {
			Body            string
			IsBase64Encoded bool
			Headers         map[string]string
		}
		if err := json.Unmarshal([]byte(body), &e); err != nil {
			t.Fatalf("%s: %v", body, err)
		}
		if one.status == 200 && (!strings.HasPrefix(e.Body, `{"gre":800`) || e.IsBase64Encoded || e.Headers["Content-Encoding"] != one.coding) {
			t.Errorf("%q: the function sees %+v", one.coding, e)
		}
	}
	if out, _ := g.call(t, http.MethodPost, g.url+"/admit", `{}`, key, typed, "Accept-Encoding: gzip"); out.StatusCode != 400 || out.Header.Get("Content-Encoding") != "" {
		t.Errorf("a refusal of API Gateway's own: %d in %q", out.StatusCode, out.Header.Get("Content-Encoding"))
	}
}
