package gateway

import (
	"bytes"
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"serverless-poc/schema"
	"serverless-poc/schema/openapi"
)

const alias = "arn:aws:lambda:eu-west-1:123456789012:function:F:live"

// path is a model of one number behind a path.
func path(t *testing.T, name string) Path {
	t.Helper()
	uri, err := IntegrationURI(alias)
	if err != nil {
		t.Fatal(err)
	}
	m := &schema.Model{Name: name, Class: []string{"lm"}, Formula: "y ~ x", Response: schema.Response{Name: "y"},
		Predictors: []schema.Predictor{{Name: "x", Type: schema.Numeric}}}
	return Path{Service: openapi.Service{Path: "/" + name, Model: m, Version: "v-" + name}, Integration: uri}
}

func api(t *testing.T, names ...string) API {
	a := API{Name: "ServerlessPOC", Description: "Models of R.", Origins: []string{"https://example.com"}}
	for _, name := range names {
		a.Paths = append(a.Paths, path(t, name))
	}
	return a
}

// at is the part of the document under the keys, as canonical JSON.
func at(t *testing.T, document []byte, keys ...string) string {
	t.Helper()
	for _, key := range keys {
		var o map[string]json.RawMessage
		if err := json.Unmarshal(document, &o); err != nil || o[key] == nil {
			t.Fatalf("no %s under %q: %v", key, keys, err)
		}
		document = o[key]
	}
	return string(document)
}

func TestDocument(t *testing.T) {
	document, err := Document(api(t, "b", "a"))
	if err != nil {
		t.Fatal(err)
	}
	const proxied = `{"type":"aws_proxy","httpMethod":"POST","uri":"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/` + alias + `/invocations","passthroughBehavior":"when_no_match"}`
	const text = `{"schema":{"type":"string"}}`
	for _, test := range []struct {
		keys []string
		want string
	}{
		{[]string{"openapi"}, `"3.0.1"`},
		{[]string{"info"}, `{"title":"ServerlessPOC","description":"Models of R.","version":"v-b"}`},
		{[]string{"paths", "/a", "get", "x-amazon-apigateway-integration"}, proxied},
		{[]string{"paths", "/a", "post", "x-amazon-apigateway-integration"}, proxied},
		{[]string{"paths", "/a", "get", "x-amazon-apigateway-request-validator"}, `"parameters"`},
		{[]string{"paths", "/b", "post", "x-amazon-apigateway-request-validator"}, `"body"`},
		{[]string{"paths", "/a", "get", "security"}, `[{"ApiKey":[]}]`},
		{[]string{"paths", "/a", "post", "security"}, `[{"ApiKey":[]}]`},
		{[]string{"paths", "/a", "options"}, `{"summary":"Which pages may call","responses":{"200":{"description":"The preflight's answer.","headers":{` +
			`"Access-Control-Allow-Headers":` + text + `,"Access-Control-Allow-Methods":` + text + `,"Access-Control-Allow-Origin":` + text + `}}},` +
			`"x-amazon-apigateway-integration":{"type":"mock","requestTemplates":{"application/json":"{\"statusCode\":200}"},"passthroughBehavior":"when_no_match",` +
			`"responses":{"default":{"statusCode":"200","responseParameters":{` +
			`"method.response.header.Access-Control-Allow-Headers":"'Content-Type,X-Api-Key'",` +
			`"method.response.header.Access-Control-Allow-Methods":"'GET,OPTIONS,POST'",` +
			`"method.response.header.Access-Control-Allow-Origin":"'https://example.com'"},"responseTemplates":{"application/json":""}}}}}`},
		{[]string{"components", "securitySchemes"}, `{"ApiKey":{"type":"apiKey","name":"x-api-key","in":"header"}}`},
		{[]string{"x-amazon-apigateway-api-key-source"}, `"HEADER"`},
		{[]string{"x-amazon-apigateway-minimum-compression-size"}, `1400`},
		{[]string{"x-amazon-apigateway-request-validators"},
			`{"parameters":{"validateRequestParameters":true,"validateRequestBody":false},"body":{"validateRequestParameters":false,"validateRequestBody":true}}`},
		{[]string{"x-amazon-apigateway-gateway-responses", "BAD_REQUEST_PARAMETERS"},
			`{"responseParameters":{"gatewayresponse.header.Access-Control-Allow-Origin":"'https://example.com'"},"responseTemplates":{"application/json":` +
				`"{\"code\":400,\"message\":$context.error.messageString,\"request-id\":\"$context.requestId\",\"errors\":[]}"}}`},
	} {
		if got := at(t, document, test.keys...); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.keys, got, test.want)
		}
	}
}

// What answers without a key is the page, its files, and whether the model is
// well; below a model's path, and at the root for one of them.
func TestRoutes(t *testing.T) {
	a := api(t, "a", "b", "c")
	a.Paths[0].Routed, a.Paths[0].Root = true, true
	a.Paths[1].Routed = true
	document, err := Document(a)
	if err != nil {
		t.Fatal(err)
	}
	var tree struct {
		Paths map[string]map[string]struct {
			Security    []map[string][]string
			Integration struct{ Type, URI string } `json:"x-amazon-apigateway-integration"`
		}
	}
	if err := json.Unmarshal(document, &tree); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{} // GET: "key" or "open"; "cors" where OPTIONS answers
	for at, item := range tree.Paths {
		words := "open"
		if len(item["get"].Security) > 0 {
			words = "key"
		}
		if _, there := item["options"]; there {
			words += " cors"
		}
		if item["get"].Integration.Type != "aws_proxy" || !strings.Contains(item["get"].Integration.URI, alias) {
			t.Errorf("%s is answered by %v", at, item["get"].Integration)
		}
		got[at] = words
	}
	want := map[string]string{"/": "open", "/a": "key cors", "/b": "key cors", "/c": "key cors"}
	for _, prefix := range []string{"", "/a", "/b"} {
		for at, words := range map[string]string{"/page": "open", "/page/{file}": "open", "/health": "open", "/model": "key cors", "/openapi.json": "key cors"} {
			want[prefix+at] = words
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("\n got %v\nwant %v", got, want)
	}
	if parameters := at(t, document, "paths", "/a/page/{file}", "get", "parameters"); parameters != `[{"name":"file","in":"path","required":true,"schema":{"type":"string"}}]` {
		t.Errorf("the parameters of /page/{file} are %s", parameters)
	}
}

// API Gateway's answers have the function's shape once its variables are filled
// in, and a header without which a page cannot read them.
func TestGatewayResponses(t *testing.T) {
	document, err := Document(api(t, "a"))
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds {
		body := at(t, document, "x-amazon-apigateway-gateway-responses", kind, "responseTemplates", "application/json")
		var template string
		if err := json.Unmarshal([]byte(body), &template); err != nil {
			t.Fatal(err)
		}
		filled := strings.NewReplacer("$context.error.messageString", `"why"`, "$context.requestId", "id").Replace(template)
		var got struct {
			Code      int             `json:"code"`
			Message   string          `json:"message"`
			RequestID string          `json:"request-id"`
			Errors    schema.Problems `json:"errors"`
		}
		d := json.NewDecoder(strings.NewReader(filled))
		d.DisallowUnknownFields()
		if err := d.Decode(&got); err != nil || got.Code < 400 || got.Code > 599 || got.Message == "" || got.RequestID != "id" || got.Errors == nil {
			t.Errorf("%s: %s: %v", kind, filled, err)
		}
		if status := strings.Contains(at(t, document, "x-amazon-apigateway-gateway-responses", kind), "statusCode"); status {
			t.Errorf("%s sets a status, which of a default becomes that of all others", kind)
		}
	}
	if len(kinds) != len(refusals) {
		t.Errorf("%d kinds of answers, API Gateway has %d", len(refusals), len(kinds))
	}
}

// kinds are those of the service's own model: GatewayResponseType.
var kinds = []string{
	"DEFAULT_4XX", "DEFAULT_5XX", "RESOURCE_NOT_FOUND", "UNAUTHORIZED", "INVALID_API_KEY", "ACCESS_DENIED", "AUTHORIZER_FAILURE",
	"AUTHORIZER_CONFIGURATION_ERROR", "INVALID_SIGNATURE", "EXPIRED_TOKEN", "MISSING_AUTHENTICATION_TOKEN", "INTEGRATION_FAILURE",
	"INTEGRATION_TIMEOUT", "API_CONFIGURATION_ERROR", "UNSUPPORTED_MEDIA_TYPE", "BAD_REQUEST_PARAMETERS", "BAD_REQUEST_BODY",
	"REQUEST_TOO_LARGE", "THROTTLED", "QUOTA_EXCEEDED", "WAF_FILTERED",
}

func TestDocumentIsCanonical(t *testing.T) {
	one, err := Document(api(t, "a", "b"))
	if err != nil {
		t.Fatal(err)
	}
	other, err := Document(api(t, "b", "a"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, other) || Hash(one) != Hash(other) {
		t.Error("the order of the paths changes the document")
	}
	changed := api(t, "a", "b")
	changed.Paths[0].Version = "v-c"
	if other, err = Document(changed); err != nil || Hash(one) == Hash(other) {
		t.Errorf("another version of a model, the same hash: %v", err)
	}
}

func TestDocumentRefuses(t *testing.T) {
	for _, test := range []struct {
		change func(*API)
		want   string
	}{
		{func(a *API) { a.Name = "" }, "the REST API has no name; give it one in api.name of stack.json"},
		{func(a *API) { a.Description = "" }, `the REST API "ServerlessPOC" has no description; give it one`},
		{func(a *API) { a.Paths = nil }, "no model to write an OpenAPI document of; name at least one"},
		{func(a *API) { a.Paths[0].Path = "/ping" }, `the path /ping of model "a" is API Gateway's own; set models[].path in stack.json to another`},
		{func(a *API) { a.Paths[0].Path = "/model" }, `the path /model of model "a" is a route of the API; set models[].path in stack.json to another`},
		{func(a *API) {
			a.Paths = append(a.Paths, path(t, "b"))
			a.Paths[0].Root, a.Paths[1].Root = true, true
		}, `the models "a" and "b" are at the root of the API both; choose one`},
		{func(a *API) { a.Paths[0].Integration = "" }, `the path /a of model "a" has no function to call; make its URI with IntegrationURI`},
		{func(a *API) { a.Origins = nil }, `the REST API "ServerlessPOC" has no origin; set api.origins in stack.json to one, or to "*" for any`},
		{func(a *API) { a.Origins = []string{"https://a.example", "*"} }, `the REST API "ServerlessPOC" has 2 origins (https://a.example, *), ` +
			`but Access-Control-Allow-Origin carries one and API Gateway does not choose; keep one in api.origins of stack.json, or "*" for any`},
		{func(a *API) { a.Origins = []string{"it's"} }, `the origin "it's" is not one; write it like https://example.com`},
	} {
		a := api(t, "a")
		test.change(&a)
		if _, err := Document(a); err == nil || err.Error() != test.want {
			t.Errorf("\n got %v\nwant %s", err, test.want)
		}
	}
}

func TestIntegrationURI(t *testing.T) {
	const hint = " is not the ARN of a function's alias; pass it as arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS"
	for _, test := range []struct{ arn, want, refused string }{
		{arn: "arn:aws-cn:lambda:cn-north-1:123456789012:function:F:live",
			want: "arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/arn:aws-cn:lambda:cn-north-1:123456789012:function:F:live/invocations"},
		{arn: "arn:aws:lambda:us-east-1:123456789012:function:F", refused: `"arn:aws:lambda:us-east-1:123456789012:function:F"` + hint},
		{arn: "arn:aws:lambda:us-east-1:123456789012:function:F:$LATEST", refused: `"arn:aws:lambda:us-east-1:123456789012:function:F:$LATEST"` + hint},
		{arn: "F:live", refused: `"F:live"` + hint},
	} {
		got, err := IntegrationURI(test.arn)
		if got != test.want || (err == nil) != (test.refused == "") || err != nil && err.Error() != test.refused {
			t.Errorf("%s: got %q, %v", test.arn, got, err)
		}
	}
}
