package contract

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"

	"serverless-poc/deploy/gateway"
	"serverless-poc/internal/moto"
)

// TestMoto imports the document of models of every kind of name, value and
// answer into an API Gateway that is none of ours, which validates it with a
// validator of its own, and reads the methods and their integrations back.
func TestMoto(t *testing.T) {
	client := onMoto(t)
	a := several(t)
	made := must(client.CreateRestApi(t.Context(), &apigateway.CreateRestApiInput{Name: aws.String("before")}))(t)
	must(client.PutRestApi(t.Context(), &apigateway.PutRestApiInput{
		RestApiId: made.Id, Mode: types.PutModeOverwrite, FailOnWarnings: true,
		Parameters: map[string]string{"ignore": "documentation"},
		Body:       forMoto(t, must(gateway.Document(a))(t)),
	}))(t)
	got := map[string]string{}
	for key, m := range methods(t, client, made.Id) {
		got[key] = shown(m.MethodIntegration)
	}
	want := map[string]string{}
	for key, integration := range answering(a) {
		if !strings.HasPrefix(key, "OPTIONS ") {
			want[key] = "AWS_PROXY POST " + integration
			continue
		}
		want[key] = `MOCK application/json={"statusCode":200} 200 ` +
			"method.response.header.Access-Control-Allow-Headers='Content-Type,X-Api-Key' " +
			"method.response.header.Access-Control-Allow-Methods='GET,OPTIONS,POST' " +
			"method.response.header.Access-Control-Allow-Origin='*'"
	}
	if !maps.Equal(got, want) {
		for _, key := range slices.Sorted(maps.Keys(want)) {
			if got[key] != want[key] {
				t.Errorf("%s:\n got %s\nwant %s", key, got[key], want[key])
			}
		}
		t.Errorf("%d methods, want %d", len(got), len(want))
	}
	t.Logf("%d methods of %d paths read back equal; moto imports no security, validators or gateway responses: TestImport has these", len(got), len(a.Paths))
}

// answering is what answers for each method and path of a.
func answering(a gateway.API) map[string]string {
	all := map[string]string{}
	for _, p := range a.Paths {
		prefixes := []string{p.Path}
		for _, method := range []string{"GET ", "POST ", "OPTIONS "} {
			all[method+p.Path] = p.Integration
		}
		if p.Root {
			all["GET /"] = p.Integration
			prefixes = append(prefixes, "")
		}
		for _, at := range prefixes {
			for _, route := range []string{"GET AT/page", "GET AT/page/{file}", "GET AT/health", "GET AT/model", "OPTIONS AT/model", "GET AT/openapi.json", "OPTIONS AT/openapi.json"} {
				all[strings.Replace(route, "AT", at, 1)] = p.Integration
			}
		}
	}
	return all
}

// methods are those of the REST API, by method and path.
func methods(t *testing.T, client *apigateway.Client, id *string) map[string]*apigateway.GetMethodOutput {
	t.Helper()
	all := map[string]*apigateway.GetMethodOutput{}
	pages := apigateway.NewGetResourcesPaginator(client, &apigateway.GetResourcesInput{RestApiId: id, Limit: aws.Int32(5)})
	for pages.HasMorePages() {
		for _, r := range must(pages.NextPage(t.Context()))(t).Items {
			for method := range r.ResourceMethods {
				all[method+" "+*r.Path] = must(client.GetMethod(t.Context(), &apigateway.GetMethodInput{RestApiId: id, ResourceId: r.Id, HttpMethod: &method}))(t)
			}
		}
	}
	return all
}

// several is an API of some fixtures.
func several(t *testing.T) gateway.API {
	a := gateway.API{Name: "ServerlessPOC", Description: "Models of R.", Origins: []string{"*"}}
	for i, s := range some(t) {
		uri := must(gateway.IntegrationURI("arn:aws:lambda:us-east-1:123456789012:function:" + s.service.Component() + ":live"))(t)
		a.Paths = append(a.Paths, gateway.Path{Service: s.service, Integration: uri, Routed: true, Root: i == 0})
	}
	return a
}

// forMoto is a document that moto can read: its import answers 500 to a mock
// integration without uri and httpMethod, which API Gateway has no use for.
func forMoto(t *testing.T, document []byte) []byte {
	const mock = `"x-amazon-apigateway-integration":{"type":"mock",`
	if !bytes.Contains(document, []byte(mock)) {
		t.Fatal("the document has no mock integration")
	}
	return bytes.ReplaceAll(document, []byte(mock), []byte(mock+`"uri":"","httpMethod":"POST",`))
}

// shown is an integration on one line.
func shown(i *types.Integration) string {
	if i == nil {
		return "no integration"
	}
	kind := strings.ToUpper(string(i.Type)) // moto leaves it as the document has it
	part := []string{kind}
	if kind == string(types.IntegrationTypeAwsProxy) {
		part = append(part, aws.ToString(i.HttpMethod), aws.ToString(i.Uri))
	}
	for _, content := range slices.Sorted(maps.Keys(i.RequestTemplates)) {
		part = append(part, content+"="+i.RequestTemplates[content])
	}
	for _, status := range slices.Sorted(maps.Keys(i.IntegrationResponses)) {
		part = append(part, status)
		headers := i.IntegrationResponses[status].ResponseParameters
		for _, name := range slices.Sorted(maps.Keys(headers)) {
			part = append(part, name+"="+headers[name])
		}
	}
	return strings.Join(part, " ")
}

// onMoto is a client of an API Gateway made by others, for this test.
func onMoto(t *testing.T) *apigateway.Client {
	t.Helper()
	return apigateway.New(apigateway.Options{
		Region: "us-east-1", BaseEndpoint: aws.String(moto.Start(t)),
		Credentials: credentials.NewStaticCredentialsProvider("x", "x", ""),
	})
}
