package contract

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"

	"serverless-poc/deploy/gateway"
	"serverless-poc/emulator"
)

// TestImport imports the document as it is into the embedded AWS and reads back
// what moto does not import: keys, validators, parameters, models and the
// answers that API Gateway gives itself.
func TestImport(t *testing.T) {
	e := must(emulator.Start(t.Context(), emulator.Options{Dir: t.TempDir()}))(t)
	t.Cleanup(func() { _ = e.Close() })
	client := apigateway.New(apigateway.Options{
		Region: "us-east-1", BaseEndpoint: aws.String(e.URL()),
		Credentials: credentials.NewStaticCredentialsProvider(emulator.AccessKey, emulator.SecretKey, ""),
	})
	a := several(t)
	made := must(client.CreateRestApi(t.Context(), &apigateway.CreateRestApiInput{Name: aws.String("before")}))(t)
	put := must(client.PutRestApi(t.Context(), &apigateway.PutRestApiInput{
		RestApiId: made.Id, Mode: types.PutModeOverwrite, FailOnWarnings: true,
		Parameters: map[string]string{"ignore": "documentation"},
		Body:       must(gateway.Document(a))(t),
	}))(t)
	if len(put.Warnings) > 0 || aws.ToString(put.Name) != a.Name || aws.ToString(put.Description) != a.Description {
		t.Errorf("%s, %s, warnings %q", aws.ToString(put.Name), aws.ToString(put.Description), put.Warnings)
	}
	got := methods(t, client, made.Id)
	want := answering(a)
	for key := range want {
		if m := got[key]; m == nil || aws.ToBool(m.ApiKeyRequired) != asksForKey(key) {
			t.Errorf("%s: a key is required: want %t, got %v", key, asksForKey(key), m)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d methods, want %d", len(got), len(want))
	}
	if put.MinimumCompressionSize == nil || len(put.BinaryMediaTypes) > 0 {
		t.Errorf("compression from %v bytes on, binary types %q", put.MinimumCompressionSize, put.BinaryMediaTypes)
	}
	validators := map[string]string{}
	for _, v := range must(client.GetRequestValidators(t.Context(), &apigateway.GetRequestValidatorsInput{RestApiId: made.Id}))(t).Items {
		validators[aws.ToString(v.Id)] = *v.Name
	}
	for _, p := range a.Paths {
		checkMethods(t, p, got, validators)
	}
	answers := must(client.GetGatewayResponses(t.Context(), &apigateway.GetGatewayResponsesInput{RestApiId: made.Id, Limit: aws.Int32(500)}))(t).Items
	for _, r := range answers {
		if r.DefaultResponse || r.ResponseParameters["gatewayresponse.header.Access-Control-Allow-Origin"] != "'*'" {
			t.Errorf("%s is not ours: %v", r.ResponseType, r.ResponseParameters)
		}
	}
	if want := len(types.GatewayResponseTypeDefault4xx.Values()); len(answers) != want {
		t.Errorf("%d gateway responses, API Gateway has %d", len(answers), want)
	}
}

// asksForKey says which method wants a key: all but the page, its files, health,
// and OPTIONS.
func asksForKey(key string) bool {
	open := key == "GET /" || strings.HasPrefix(key, "OPTIONS ")
	for _, end := range []string{"/page", "/page/{file}", "/health"} {
		open = open || strings.HasSuffix(key, end)
	}
	return !open
}

// checkMethods holds the three methods of p against what its model says.
func checkMethods(t *testing.T, p gateway.Path, got map[string]*apigateway.GetMethodOutput, validators map[string]string) {
	t.Helper()
	for _, want := range []struct {
		method, validator, body string
		key                     bool
		parameters              []string
	}{
		{"GET", "parameters", "", true, inQuery(p)},
		{"POST", "body", p.Component() + "Body", true, nil},
		{"OPTIONS", "", "", false, nil},
	} {
		m := got[want.method+" "+p.Path]
		if m == nil {
			t.Errorf("no %s %s", want.method, p.Path)
			continue
		}
		if aws.ToBool(m.ApiKeyRequired) != want.key {
			t.Errorf("%s %s: a key is required: %v", want.method, p.Path, !want.key)
		}
		if name := validators[aws.ToString(m.RequestValidatorId)]; name != want.validator {
			t.Errorf("%s %s: the validator is %q, want %q", want.method, p.Path, name, want.validator)
		}
		if body := m.RequestModels["application/json"]; body != want.body {
			t.Errorf("%s %s: the body is a %q, want %q", want.method, p.Path, body, want.body)
		}
		if names := slices.Sorted(maps.Keys(m.RequestParameters)); !slices.Equal(names, want.parameters) {
			t.Errorf("%s %s: the parameters are %q, want %q", want.method, p.Path, names, want.parameters)
		}
	}
}

// outside are the predictors of several whose names API Gateway does not take.
var outside = []string{"größe", "地区", "my number", "horse power", "重さ", "qsec (¼ mile)"}

// inQuery are the parameters that GET has.
func inQuery(p gateway.Path) []string {
	var names []string
	for _, predictor := range p.Model.Predictors {
		if !slices.Contains(outside, predictor.Name) {
			names = append(names, "method.request.querystring."+predictor.Name)
		}
	}
	slices.Sort(names)
	return names
}
