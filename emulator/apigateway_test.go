package emulator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
)

// restDocument is an OpenAPI document like the project's: GET and POST with a
// key, OPTIONS without, both validators, gateway responses with CORS headers.
func restDocument(function, timeout string) string {
	integration := `"x-amazon-apigateway-integration": {"type": "aws_proxy", "httpMethod": "POST", "passthroughBehavior": "when_no_match", "timeoutInMillis": ` + timeout + `,
		"uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:` + function + `/invocations"}`
	return `{"openapi": "3.0.1", "info": {"title": "POC", "description": "a test", "version": "1"},
	"paths": {"/admit": {
		"get": {"operationId": "get", "security": [{"api_key": []}], "x-amazon-apigateway-request-validator": "all",
			"parameters": [{"name": "gre", "in": "query", "required": true, "schema": {"type": "string"}},
				{"name": "gpa", "in": "query", "required": true, "schema": {"type": "string"}},
				{"name": "rank", "in": "query", "schema": {"type": "string"}}],
			"responses": {"200": {"description": "the answer"}}, ` + integration + `},
		"post": {"operationId": "post", "security": [{"api_key": []}], "x-amazon-apigateway-request-validator": "all",
			"requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Row"}}}},
			"responses": {"200": {"description": "the answer"}}, ` + integration + `},
		"options": {"responses": {"200": {"description": "CORS", "headers": {"Access-Control-Allow-Origin": {"schema": {"type": "string"}}, "Access-Control-Allow-Methods": {"schema": {"type": "string"}}}}},
			"x-amazon-apigateway-integration": {"type": "mock", "httpMethod": "OPTIONS", "uri": "", "requestTemplates": {"application/json": "{\"statusCode\": 200}"},
				"responses": {"default": {"statusCode": "200", "responseParameters": {
					"method.response.header.Access-Control-Allow-Origin": "'*'", "method.response.header.Access-Control-Allow-Methods": "'GET,POST,OPTIONS'"}}}}}}},
	"components": {"schemas": {"Row": {"type": "object", "required": ["gre"], "additionalProperties": false, "properties": {"gre": {"type": "number", "minimum": 0}, "rank": {"$ref": "#/components/schemas/Rank"}}},
			"Rank": {"type": "string", "enum": ["1", "2"]}},
		"securitySchemes": {"api_key": {"type": "apiKey", "name": "x-api-key", "in": "header"}}},
	"x-amazon-apigateway-request-validators": {"all": {"validateRequestBody": true, "validateRequestParameters": true}},
	"x-amazon-apigateway-gateway-responses": {
		"DEFAULT_4XX": {"responseParameters": {"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"}, "responseTemplates": {"application/json": "{\"error\":$context.error.messageString,\"type\":\"$context.error.responseType\",\"request\":\"$context.requestId\"}"}},
		"DEFAULT_5XX": {"responseParameters": {"gatewayresponse.header.Access-Control-Allow-Origin": "'*'"}}}}`
}

// restConformance is what a deployer does with a REST API; it holds for every
// emulator.
func restConformance(t *testing.T, c clients) {
	ctx := t.Context()
	made := must(c.apis.CreateRestApi(ctx, &apigateway.CreateRestApiInput{Name: aws.String("POC"), Description: aws.String("before"), Tags: map[string]string{"owner": "us"},
		EndpointConfiguration: &types.EndpointConfiguration{Types: []types.EndpointType{types.EndpointTypeRegional}}}))(t)
	id := made.Id
	document := restDocument("f:live", "29000")
	must(c.apis.PutRestApi(ctx, &apigateway.PutRestApiInput{RestApiId: id, Mode: types.PutModeOverwrite, FailOnWarnings: true, Body: []byte(document)}))(t)
	api := must(c.apis.GetRestApi(ctx, &apigateway.GetRestApiInput{RestApiId: id}))(t)
	if *api.Name != "POC" || api.Tags["owner"] != "us" || api.EndpointConfiguration.Types[0] != types.EndpointTypeRegional || api.CreatedDate == nil {
		t.Errorf("the API is %+v", api)
	}
	resources := must(c.apis.GetResources(ctx, &apigateway.GetResourcesInput{RestApiId: id, Embed: []string{"methods"}}))(t)
	i := slices.IndexFunc(resources.Items, func(r types.Resource) bool { return *r.Path == "/admit" })
	if len(resources.Items) != 2 || i < 0 || len(resources.Items[i].ResourceMethods) != 3 {
		t.Fatalf("the resources are %+v", resources.Items)
	}
	admit := resources.Items[i]
	integration := must(c.apis.GetIntegration(ctx, &apigateway.GetIntegrationInput{RestApiId: id, ResourceId: admit.Id, HttpMethod: aws.String("GET")}))(t)
	if !strings.EqualFold(string(integration.Type), "AWS_PROXY") || *integration.HttpMethod != "POST" || !strings.HasSuffix(*integration.Uri, ":function:f:live/invocations") {
		t.Errorf("the integration is %+v", integration)
	}
	deployed := must(c.apis.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: id, Description: aws.String("hash 1")}))(t)
	must(c.apis.CreateStage(ctx, &apigateway.CreateStageInput{RestApiId: id, StageName: aws.String("prod"), DeploymentId: deployed.Id}))(t)
	second := must(c.apis.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: id, Description: aws.String("hash 2")}))(t)
	must(c.apis.UpdateStage(ctx, &apigateway.UpdateStageInput{RestApiId: id, StageName: aws.String("prod"), PatchOperations: []types.PatchOperation{
		{Op: types.OpReplace, Path: aws.String("/deploymentId"), Value: second.Id}}}))(t)
	must(c.apis.DeleteDeployment(ctx, &apigateway.DeleteDeploymentInput{RestApiId: id, DeploymentId: deployed.Id}))(t)
	stage := must(c.apis.GetStage(ctx, &apigateway.GetStageInput{RestApiId: id, StageName: aws.String("prod")}))(t)
	deployments := must(c.apis.GetDeployments(ctx, &apigateway.GetDeploymentsInput{RestApiId: id}))(t)
	if *stage.DeploymentId != *second.Id || len(deployments.Items) != 1 || *deployments.Items[0].Description != "hash 2" {
		t.Errorf("the stage is %+v of %+v", stage, deployments.Items)
	}
	planConformance(t, c, *id)
	_, err := c.apis.GetStage(ctx, &apigateway.GetStageInput{RestApiId: id, StageName: aws.String("test")})
	wants(t, "a stage that is not there", err, "NotFoundException 404")
	must(c.apis.DeleteRestApi(ctx, &apigateway.DeleteRestApiInput{RestApiId: id}))(t)
	_, err = c.apis.GetRestApi(ctx, &apigateway.GetRestApiInput{RestApiId: id})
	wants(t, "an API that is not there", err, "NotFoundException 404")
}

// planConformance makes a usage plan with a key for an API's stage and takes it
// all back.
func planConformance(t *testing.T, c clients, api string) {
	ctx := t.Context()
	plan := must(c.apis.CreateUsagePlan(ctx, &apigateway.CreateUsagePlanInput{Name: aws.String("POC"), Tags: map[string]string{"owner": "us"},
		ApiStages: []types.ApiStage{{ApiId: &api, Stage: aws.String("prod")}},
		Throttle:  &types.ThrottleSettings{RateLimit: 10, BurstLimit: 20}, Quota: &types.QuotaSettings{Limit: 500, Period: types.QuotaPeriodTypeDay}}))(t)
	key := must(c.apis.CreateApiKey(ctx, &apigateway.CreateApiKeyInput{Name: aws.String("POC-key"), Enabled: true, Value: aws.String("a-value-of-twenty-and-more")}))(t)
	_, err := c.apis.CreateApiKey(ctx, &apigateway.CreateApiKeyInput{Name: aws.String("other"), Enabled: true, Value: key.Value})
	wants(t, "a second key of one value", err, "ConflictException 409")
	must(c.apis.CreateUsagePlanKey(ctx, &apigateway.CreateUsagePlanKeyInput{UsagePlanId: plan.Id, KeyId: key.Id, KeyType: aws.String("API_KEY")}))(t)
	keys := must(c.apis.GetUsagePlanKeys(ctx, &apigateway.GetUsagePlanKeysInput{UsagePlanId: plan.Id}))(t)
	if len(keys.Items) != 1 || *keys.Items[0].Id != *key.Id {
		t.Errorf("the plan's keys are %+v", keys.Items)
	}
	update := func(op types.Op, path, value string) {
		must(c.apis.UpdateUsagePlan(ctx, &apigateway.UpdateUsagePlanInput{UsagePlanId: plan.Id,
			PatchOperations: []types.PatchOperation{{Op: op, Path: &path, Value: &value}}}))(t)
	}
	update(types.OpReplace, "/throttle/rateLimit", "12")
	got := must(c.apis.GetUsagePlan(ctx, &apigateway.GetUsagePlanInput{UsagePlanId: plan.Id}))(t)
	if got.Throttle.RateLimit != 12 || got.Throttle.BurstLimit != 20 || got.Quota.Limit != 500 || len(got.ApiStages) != 1 || got.Tags["owner"] != "us" {
		t.Errorf("the plan is %+v", got)
	}
	update(types.OpRemove, "/apiStages", api+":prod")
	shown := must(c.apis.GetApiKey(ctx, &apigateway.GetApiKeyInput{ApiKey: key.Id, IncludeValue: aws.Bool(true)}))(t)
	found := must(c.apis.GetApiKeys(ctx, &apigateway.GetApiKeysInput{NameQuery: aws.String("POC"), IncludeValues: aws.Bool(true)}))(t)
	if *shown.Value != "a-value-of-twenty-and-more" || len(found.Items) != 1 || *found.Items[0].Value != *shown.Value {
		t.Errorf("the key is %+v, found %+v", shown, found.Items)
	}
	must(c.apis.DeleteUsagePlanKey(ctx, &apigateway.DeleteUsagePlanKeyInput{UsagePlanId: plan.Id, KeyId: key.Id}))(t)
	must(c.apis.DeleteUsagePlan(ctx, &apigateway.DeleteUsagePlanInput{UsagePlanId: plan.Id}))(t)
	must(c.apis.DeleteApiKey(ctx, &apigateway.DeleteApiKeyInput{ApiKey: key.Id}))(t)
	_, err = c.apis.GetUsagePlan(ctx, &apigateway.GetUsagePlanInput{UsagePlanId: plan.Id})
	wants(t, "a plan that is not there", err, "NotFoundException 404")
}

func TestRestAPI(t *testing.T) {
	_, c := run(t)
	restConformance(t, c)
}

// What an import makes of a document, as far as moto does not.
func TestRestAPIImport(t *testing.T) {
	_, c := run(t)
	ctx := t.Context()
	made := must(c.apis.ImportRestApi(ctx, &apigateway.ImportRestApiInput{Body: []byte(restDocument("f:live", "29000")), FailOnWarnings: true}))(t)
	if *made.Name != "POC" || *made.Description != "a test" || *made.Version != "1" || len(made.Warnings) != 0 {
		t.Errorf("imported %+v", made)
	}
	methods := methodsOf(t, c, *made.Id)
	validators := must(c.apis.GetRequestValidators(ctx, &apigateway.GetRequestValidatorsInput{RestApiId: made.Id}))(t)
	get, post, options := methods["GET"], methods["POST"], methods["OPTIONS"]
	if !*get.ApiKeyRequired || !get.RequestParameters["method.request.querystring.gre"] || get.RequestParameters["method.request.querystring.rank"] ||
		len(validators.Items) != 1 || *get.RequestValidatorId != *validators.Items[0].Id || *get.OperationName != "get" {
		t.Errorf("GET is %+v", get)
	}
	if post.RequestModels["application/json"] != "Row" || *options.ApiKeyRequired || options.MethodIntegration.Type != types.IntegrationTypeMock ||
		options.MethodIntegration.IntegrationResponses["200"].ResponseParameters["method.response.header.Access-Control-Allow-Origin"] != "'*'" {
		t.Errorf("POST is %+v, OPTIONS %+v", post, options)
	}
	models := must(c.apis.GetModels(ctx, &apigateway.GetModelsInput{RestApiId: made.Id}))(t)
	if len(models.Items) != 2 || !strings.Contains(*models.Items[1].Schema, `"$ref":"https://apigateway.amazonaws.com/restapis/`+*made.Id+`/models/Rank"`) {
		t.Errorf("the models are %+v", models.Items)
	}
	responses := must(c.apis.GetGatewayResponses(ctx, &apigateway.GetGatewayResponsesInput{RestApiId: made.Id}))(t)
	throttled := must(c.apis.GetGatewayResponse(ctx, &apigateway.GetGatewayResponseInput{RestApiId: made.Id, ResponseType: types.GatewayResponseTypeThrottled}))(t)
	if len(responses.Items) != 21 || *throttled.StatusCode != "429" || !throttled.DefaultResponse ||
		throttled.ResponseParameters["gatewayresponse.header.Access-Control-Allow-Origin"] != "'*'" {
		t.Errorf("%d gateway responses, THROTTLED is %+v", len(responses.Items), throttled)
	}
}

// Security at the document's root asks for no key: only that of a method does.
func TestRestAPIRootSecurity(t *testing.T) {
	_, c := run(t)
	document := strings.ReplaceAll(restDocument("f:live", "29000"), `"security": [{"api_key": []}], `, "")
	document = strings.Replace(document, `"paths"`, `"security": [{"api_key": []}], "paths"`, 1)
	made := must(c.apis.ImportRestApi(t.Context(), &apigateway.ImportRestApiInput{Body: []byte(document), FailOnWarnings: true}))(t)
	for name, m := range methodsOf(t, c, *made.Id) {
		if *m.ApiKeyRequired {
			t.Errorf("%s asks for a key", name)
		}
	}
}

// methodsOf are the methods of /admit.
func methodsOf(t *testing.T, c clients, api string) map[string]types.Method {
	t.Helper()
	out := must(c.apis.GetResources(t.Context(), &apigateway.GetResourcesInput{RestApiId: &api, Embed: []string{"methods"}}))(t)
	for _, r := range out.Items {
		if *r.Path == "/admit" {
			return r.ResourceMethods
		}
	}
	t.Fatalf("no /admit in %+v", out.Items)
	return nil
}

// Lists come in pages; what is made meanwhile moves nothing.
func TestRestAPIPages(t *testing.T) {
	_, c := run(t)
	want := map[string]bool{}
	for i := range 27 {
		want[*must(c.apis.CreateRestApi(t.Context(), &apigateway.CreateRestApiInput{Name: aws.String(fmt.Sprint("api", i))}))(t).Id] = true
	}
	first := must(c.apis.GetRestApis(t.Context(), &apigateway.GetRestApisInput{}))(t)
	if len(first.Items) != 25 || first.Position == nil {
		t.Fatalf("the first page has %d, position %v", len(first.Items), first.Position)
	}
	pages := 0
	for p := apigateway.NewGetRestApisPaginator(c.apis, &apigateway.GetRestApisInput{Limit: aws.Int32(9)}); p.HasMorePages(); pages++ {
		for _, api := range must(p.NextPage(t.Context()))(t).Items {
			delete(want, *api.Id)
		}
	}
	if pages != 3 || len(want) != 0 {
		t.Errorf("%d pages, not listed: %v", pages, want)
	}
}
