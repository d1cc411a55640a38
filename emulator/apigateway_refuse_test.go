package emulator_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/apigateway/types"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/smithy-go"

	"serverless-poc/emulator"
)

// says is the code and the sentence of an error, "" for none.
func says(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorCode() + ": " + api.ErrorMessage()
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

// What an import refuses, all problems at once.
func TestRestAPIImportRefuses(t *testing.T) {
	_, c := run(t)
	document := restDocument("f:live", "29000")
	change := func(pairs ...string) string {
		out := document
		for i := 0; i < len(pairs); i += 2 {
			if !strings.Contains(out, pairs[i]) {
				t.Fatalf("the document has no %s", pairs[i])
			}
			out = strings.ReplaceAll(out, pairs[i], pairs[i+1])
		}
		return out
	}
	const found, put = "BadRequestException: Errors found during import:\n\t", "Unable to put integration on "
	cases := []struct{ document, want string }{
		{document, ""},
		{"{", "BadRequestException: Failed to parse the uploaded OpenAPI document due to: unexpected end of JSON input"},
		{"openapi: 3.0.1", "NotImplemented: emulator: apigateway: an OpenAPI document in YAML is not implemented; it exists in AWS but not in this emulator"},
		{change(`"3.0.1"`, `"3.1.0"`), `BadRequestException: Failed to parse the uploaded OpenAPI document due to: OpenAPI version "3.1.0" is not supported; give 3.0.x`},
		{change(`"POC"`, `""`), "BadRequestException: Failed to parse the uploaded OpenAPI document due to: info.title is missing"},
		{change("x-amazon-apigateway-request-validators", "x-amazon-apigateway-policy"), "NotImplemented: emulator: apigateway: the extension x-amazon-apigateway-policy is not implemented; it exists in AWS but not in this emulator"},
		{change("29000", "30000"), found + put + "'GET' for resource at path '/admit': Timeout should be between 50 ms and 29000 ms\n\t" +
			put + "'POST' for resource at path '/admit': Timeout should be between 50 ms and 29000 ms"},
		{change(`"get": {`, `"head": {`, "arn:aws:apigateway:", "arn:aws:apigw:"), found + put + "'HEAD' for resource at path '/admit': AWS ARN for integration must contain path or action\n\t" +
			put + "'POST' for resource at path '/admit': AWS ARN for integration must contain path or action"},
		{change("function:f:live", "f:live"), found + put + "'GET' for resource at path '/admit': Invalid function ARN or invalid uri\n\t" +
			put + "'POST' for resource at path '/admit': Invalid function ARN or invalid uri"},
		{change(`"httpMethod": "POST", `, ""), found + put + "'GET' for resource at path '/admit': Enumeration value for HttpMethod must be non-empty\n\t" +
			put + "'POST' for resource at path '/admit': Enumeration value for HttpMethod must be non-empty"},
		{change(`"{\"statusCode\": 200}"`, `"#set($a = 1)"`), "NotImplemented: emulator: apigateway: a mapping template with #set is not implemented; it exists in AWS but not in this emulator"},
		{change(`"aws_proxy"`, `"http_proxy"`), "NotImplemented: emulator: apigateway: an integration of type http_proxy is not implemented; it exists in AWS but not in this emulator"},
		{change(`"/admit"`, `"/ad mit"`), found + "Unable to create resource at path '/ad mit': Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end."},
		{change(`"minimum"`, `"exclusiveMinimum"`), found + `Unable to create model 'Row': Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified. Unsupported keyword(s): ["exclusiveMinimum"]]`},
		{change(`"Rank"`, `"Ra_nk"`, "schemas/Rank", "schemas/Ra_nk"), found + "Unable to create model 'Ra_nk': Model name must be alphanumeric: Ra_nk"},
		{change("schemas/Rank", "schemas/Rang"), "BadRequestException: Warnings found during import:\n\tReference to model '#/components/schemas/Rang' not found. Ignoring."},
		{change(`"api_key": {"type"`, `"other_key": {"type"`), "BadRequestException: Warnings found during import:\n\tUnable to find security definition 'api_key' for 'GET' to path '/admit'. Ignoring.\n\t" +
			"Unable to find security definition 'api_key' for 'POST' to path '/admit'. Ignoring."},
		{change(`validator": "all"`, `validator": "none"`), found + "Unable to put method 'GET' on resource at path '/admit': Invalid Request Validator name specified: none\n\t" +
			"Unable to put method 'POST' on resource at path '/admit': Invalid Request Validator name specified: none"},
		{change(`"Access-Control-Allow-Methods": {`, `"Other": {`), found + "Unable to put integration response on 'OPTIONS' for resource at path '/admit': Invalid mapping expression specified: " +
			"Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.response.header.Access-Control-Allow-Methods]"},
		{change(`"default": {"statusCode": "200"`, `"default": {"statusCode": "204"`), found + "Unable to put integration response on 'OPTIONS' for resource at path '/admit': Invalid Response status code specified"},
		{change(`"DEFAULT_4XX"`, `"DEFAULT_6XX"`), found + "Unable to put gateway response 'DEFAULT_6XX': Invalid gateway response type specified: DEFAULT_6XX"},
	}
	for _, one := range cases {
		_, err := c.apis.ImportRestApi(t.Context(), &apigateway.ImportRestApiInput{Body: []byte(one.document), FailOnWarnings: true})
		if got := says(err); got != one.want {
			t.Errorf("got  %s\nwant %s", got, one.want)
		}
	}
	left := must(c.apis.GetRestApis(t.Context(), &apigateway.GetRestApisInput{}))(t)
	if len(left.Items) != 1 {
		t.Errorf("of %d imports, one of which succeeded, %d APIs are left", len(cases), len(left.Items))
	}
}

// Merge adds to what is there, overwrite leaves nothing else; resources keep
// their ids.
func TestRestAPIModes(t *testing.T) {
	_, c := run(t)
	ctx := t.Context()
	document := restDocument("f:live", "29000")
	id := must(c.apis.ImportRestApi(ctx, &apigateway.ImportRestApiInput{Body: []byte(document)}))(t).Id
	resources := func() map[string]string {
		out := map[string]string{}
		for _, r := range must(c.apis.GetResources(ctx, &apigateway.GetResourcesInput{RestApiId: id}))(t).Items {
			out[*r.Path] = *r.Id
		}
		return out
	}
	first := resources()
	put := func(mode types.PutMode, path string) map[string]string {
		must(c.apis.PutRestApi(ctx, &apigateway.PutRestApiInput{RestApiId: id, Mode: mode, Body: []byte(strings.ReplaceAll(document, `"/admit"`, `"`+path+`"`))}))(t)
		return resources()
	}
	if merged := put(types.PutModeMerge, "/a/b"); len(merged) != 4 || merged["/admit"] != first["/admit"] || merged["/"] != first["/"] {
		t.Errorf("merged: %v, at first %v", merged, first)
	}
	if over := put(types.PutModeOverwrite, "/admit"); len(over) != 2 || over["/admit"] != first["/admit"] {
		t.Errorf("overwritten: %v, at first %v", over, first)
	}
	_, err := c.apis.PutRestApi(ctx, &apigateway.PutRestApiInput{RestApiId: id, Mode: "replace", Body: []byte(document)})
	if got := says(err); got != `BadRequestException: Enumeration value of OpenAPI import mode must be "overwrite" or "merge"` {
		t.Error(got)
	}
}

// AWS's refusals, by their texts.
func TestRestAPIRefuses(t *testing.T) {
	_, c := run(t)
	ctx := t.Context()
	id := *must(c.apis.ImportRestApi(ctx, &apigateway.ImportRestApiInput{Body: []byte(restDocument("f:live", "29000"))}))(t).Id
	empty := *must(c.apis.CreateRestApi(ctx, &apigateway.CreateRestApiInput{Name: aws.String("empty")}))(t).Id
	deployed := *must(c.apis.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: &id, StageName: aws.String("prod")}))(t).Id
	plans, keys := make([]string, 2), make([]string, 2)
	for i, name := range []string{"one", "two"} {
		plans[i] = *must(c.apis.CreateUsagePlan(ctx, &apigateway.CreateUsagePlanInput{Name: &name, ApiStages: []types.ApiStage{{ApiId: &id, Stage: aws.String("prod")}}}))(t).Id
		keys[i] = *must(c.apis.CreateApiKey(ctx, &apigateway.CreateApiKeyInput{Name: &name}))(t).Id
	}
	join := func(plan, key string) error {
		_, err := c.apis.CreateUsagePlanKey(ctx, &apigateway.CreateUsagePlanKeyInput{UsagePlanId: &plan, KeyId: &key, KeyType: aws.String("API_KEY")})
		return err
	}
	if err := join(plans[0], keys[0]); err != nil {
		t.Fatal(err)
	}
	stage := func(op types.Op, path, value string) error {
		_, err := c.apis.UpdateStage(ctx, &apigateway.UpdateStageInput{RestApiId: &id, StageName: aws.String("prod"), PatchOperations: []types.PatchOperation{{Op: op, Path: &path, Value: &value}}})
		return err
	}
	plan := func(op types.Op, path, value string) error {
		_, err := c.apis.UpdateUsagePlan(ctx, &apigateway.UpdateUsagePlanInput{UsagePlanId: &plans[0], PatchOperations: []types.PatchOperation{{Op: op, Path: &path, Value: &value}}})
		return err
	}
	quota := func(q types.QuotaSettings) error {
		_, err := c.apis.CreateUsagePlan(ctx, &apigateway.CreateUsagePlanInput{Name: aws.String("q"), Quota: &q})
		return err
	}
	cases := []struct {
		err  error
		want string
	}{
		{second(c.apis.GetRestApi(ctx, &apigateway.GetRestApiInput{RestApiId: aws.String("abc")})), "NotFoundException: Invalid API identifier specified 000000000000:abc"},
		{second(c.apis.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: &empty})), "BadRequestException: The REST API doesn't contain any methods"},
		{second(c.apis.DeleteDeployment(ctx, &apigateway.DeleteDeploymentInput{RestApiId: &id, DeploymentId: &deployed})), "BadRequestException: Active stages pointing to this deployment must be moved or deleted"},
		{second(c.apis.GetDeployment(ctx, &apigateway.GetDeploymentInput{RestApiId: &id, DeploymentId: aws.String("abc")})), "NotFoundException: Invalid Deployment identifier specified"},
		{second(c.apis.CreateStage(ctx, &apigateway.CreateStageInput{RestApiId: &id, StageName: aws.String("prod"), DeploymentId: &deployed})), "ConflictException: Stage already exists"},
		{second(c.apis.CreateStage(ctx, &apigateway.CreateStageInput{RestApiId: &id, StageName: aws.String("a.b"), DeploymentId: &deployed})), "BadRequestException: Stage name only allows a-zA-Z0-9_-"},
		{second(c.apis.CreateStage(ctx, &apigateway.CreateStageInput{RestApiId: &id, StageName: aws.String("b"), DeploymentId: aws.String("abc")})), "BadRequestException: Deployment id does not exist"},
		{second(c.apis.GetStage(ctx, &apigateway.GetStageInput{RestApiId: &id, StageName: aws.String("b")})), "NotFoundException: Invalid stage identifier specified"},
		{stage(types.OpReplace, "/deploymentId", "abc"), "BadRequestException: Deployment id does not exist"},
		{stage(types.OpReplace, "/colour", "blue"), "BadRequestException: Invalid patch path  '/colour' specified for op 'replace'. Must be one of: [/deploymentId, /description, /variables/<name>]"},
		{stage(types.OpReplace, "/variables/a", "b c"), `BadRequestException: Stage variable name "a" or its value is invalid: names allow a-zA-Z0-9_, values [A-Za-z0-9-._~:/?#&=,]+`},
		{second(c.apis.DeleteUsagePlan(ctx, &apigateway.DeleteUsagePlanInput{UsagePlanId: &plans[0]})), "BadRequestException: Cannot delete Usage Plan " + plans[0] + " because there are API Stages associated with it, including " + id + ":prod"},
		{second(c.apis.GetUsagePlan(ctx, &apigateway.GetUsagePlanInput{UsagePlanId: aws.String("abc")})), "NotFoundException: Invalid Usage Plan ID specified"},
		{plan(types.OpAdd, "/apiStages", id+":none"), "NotFoundException: API Stage not found: " + id + ":none"},
		{plan(types.OpRemove, "/apiStages", id+":none"), "BadRequestException: Invalid API Stage specified"},
		{plan(types.OpReplace, "/throttle/rateLimit", "fast"), `BadRequestException: Invalid value "fast" specified for /throttle/rateLimit`},
		{plan(types.OpReplace, "/quota/period", "YEAR"), `BadRequestException: Invalid quota period specified: "YEAR" must be one of [DAY, WEEK, MONTH]`},
		{quota(types.QuotaSettings{Period: types.QuotaPeriodTypeDay, Offset: 1}), "BadRequestException: Usage Plan quota offset must be zero in the DAY period"},
		{join(plans[0], keys[0]), "ConflictException: Usage Plan ID " + plans[0] + " already has API Key " + keys[0]},
		{join(plans[1], keys[0]), "ConflictException: Usage Plan " + plans[1] + " cannot be added because API Key " + keys[0] + " cannot reference multiple Usage Plans with the same API stage: " + id + ":prod"},
		{join(plans[1], "abc"), "NotFoundException: Invalid API Key identifier specified"},
		{second(c.apis.CreateApiKey(ctx, &apigateway.CreateApiKeyInput{Value: aws.String("short")})), "BadRequestException: API Key value should be at least 20 characters"},
		{second(c.apis.GetApiKey(ctx, &apigateway.GetApiKeyInput{ApiKey: aws.String("abc")})), "NotFoundException: Invalid API Key identifier specified"},
		{second(c.apis.GetRestApis(ctx, &apigateway.GetRestApisInput{Limit: aws.Int32(501)})), `BadRequestException: Invalid limit parameter "501": it must be from 1 to 500`},
		{second(c.apis.GetTags(ctx, &apigateway.GetTagsInput{ResourceArn: aws.String("arn:aws:apigateway:us-east-1::/restapis/abc")})), "NotFoundException: Invalid Resource identifier specified: arn:aws:apigateway:us-east-1::/restapis/abc"},
		{second(c.apis.CreateAuthorizer(ctx, &apigateway.CreateAuthorizerInput{RestApiId: &id, Name: aws.String("a"), Type: types.AuthorizerTypeToken})), "NotImplemented: emulator: apigateway CreateAuthorizer is not implemented; it exists in AWS but not in this emulator"},
	}
	for _, one := range cases {
		if got := says(one.err); got != one.want {
			t.Errorf("got  %s\nwant %s", got, one.want)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// Each call needs its method on its path; tags need PUT on /tags/ besides.
func TestRestAPIPermissions(t *testing.T) {
	e, c := run(t)
	ctx := t.Context()
	arn := roleFor(t, c, "R", trustAccount)
	may := func(statements string) {
		must(c.iam.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: aws.String("R"), PolicyName: aws.String("p"), PolicyDocument: aws.String(`{"Version":"2012-10-17","Statement":[` + statements + `]}`)}))(t)
	}
	const apis = `{"Effect":"Allow","Action":["apigateway:POST","apigateway:GET"],"Resource":["arn:aws:apigateway:us-east-1::/restapis","arn:aws:apigateway:us-east-1::/restapis/*"]}`
	may(apis)
	r := session(t, e, c, arn)
	made, err := r.apis.CreateRestApi(ctx, &apigateway.CreateRestApiInput{Name: aws.String("a")})
	wants(t, "create", err, "")
	_, err = r.apis.DeleteRestApi(ctx, &apigateway.DeleteRestApiInput{RestApiId: made.Id})
	if got, want := says(err), "AccessDeniedException: User: arn:aws:sts::000000000000:assumed-role/R/test is not authorized to perform: apigateway:DELETE on resource: \"arn:aws:apigateway:us-east-1::/restapis/"+*made.Id+
		"\" because no identity-based policy allows the apigateway:DELETE action"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	tagged := &apigateway.CreateRestApiInput{Name: aws.String("b"), Tags: map[string]string{"owner": "us"}}
	_, err = r.apis.CreateRestApi(ctx, tagged)
	if got := says(err); !strings.Contains(got, `apigateway:PUT on resource: "arn:aws:apigateway:us-east-1::/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2F*"`) {
		t.Errorf("create with tags: %s", got)
	}
	may(apis + `,{"Effect":"Allow","Action":["apigateway:PUT","apigateway:GET"],"Resource":"arn:aws:apigateway:us-east-1::/tags/*"}`)
	_, err = r.apis.CreateRestApi(ctx, tagged)
	wants(t, "create with tags", err, "")
	name := aws.String("arn:aws:apigateway:us-east-1::/restapis/" + *made.Id)
	_, err = r.apis.TagResource(ctx, &apigateway.TagResourceInput{ResourceArn: name, Tags: map[string]string{"owner": "us"}})
	if got := says(err); !strings.Contains(got, "apigateway:PATCH on resource: \""+*name) {
		t.Errorf("tag without PATCH: %s", got)
	}
	if writes := mutating(e, "apigateway"); !slices.Equal(writes, []string{"CreateRestApi", "DeleteRestApi", "CreateRestApi", "CreateRestApi", "TagResource"}) {
		t.Errorf("recorded as changing: %v", writes)
	}
}

// mutating are the operations of a service that are recorded as changing.
func mutating(e *emulator.Emulator, service string) (names []string) {
	for _, c := range e.Calls() {
		if c.Service == service && c.Mutating {
			names = append(names, c.Operation)
		}
	}
	return names
}

// Tags of each kind of resource, and everything, outlive a restart.
func TestRestAPIRestart(t *testing.T) {
	dir := t.TempDir()
	e, err := emulator.Start(t.Context(), emulator.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	c := connect(e.URL(), emulator.AccessKey, emulator.SecretKey, "", "us-east-1")
	ctx := t.Context()
	id := *must(c.apis.ImportRestApi(ctx, &apigateway.ImportRestApiInput{Body: []byte(restDocument("f:live", "29000"))}))(t).Id
	must(c.apis.CreateDeployment(ctx, &apigateway.CreateDeploymentInput{RestApiId: &id, StageName: aws.String("prod")}))(t)
	plan := *must(c.apis.CreateUsagePlan(ctx, &apigateway.CreateUsagePlanInput{Name: aws.String("p"), ApiStages: []types.ApiStage{{ApiId: &id, Stage: aws.String("prod")}}}))(t).Id
	key := *must(c.apis.CreateApiKey(ctx, &apigateway.CreateApiKeyInput{Name: aws.String("k"), Enabled: true}))(t).Id
	must(c.apis.CreateUsagePlanKey(ctx, &apigateway.CreateUsagePlanKeyInput{UsagePlanId: &plan, KeyId: &key, KeyType: aws.String("API_KEY")}))(t)
	paths := []string{"/restapis/" + id, "/restapis/" + id + "/stages/prod", "/usageplans/" + plan, "/apikeys/" + key}
	for _, path := range paths {
		must(c.apis.TagResource(ctx, &apigateway.TagResourceInput{ResourceArn: aws.String("arn:aws:apigateway:us-east-1::" + path), Tags: map[string]string{"owner": "us", "of": path}}))(t)
		must(c.apis.UntagResource(ctx, &apigateway.UntagResourceInput{ResourceArn: aws.String("arn:aws:apigateway:us-east-1::" + path), TagKeys: []string{"owner"}}))(t)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	_, c = runIn(t, dir)
	for _, path := range paths {
		tags := must(c.apis.GetTags(ctx, &apigateway.GetTagsInput{ResourceArn: aws.String("arn:aws:apigateway:us-east-1::" + path)}))(t).Tags
		if len(tags) != 1 || tags["of"] != path {
			t.Errorf("%s has the tags %v", path, tags)
		}
	}
	if methods := methodsOf(t, c, id); len(methods) != 3 || !*methods["GET"].ApiKeyRequired {
		t.Errorf("the methods are %+v", methods)
	}
	keys := must(c.apis.GetUsagePlanKeys(ctx, &apigateway.GetUsagePlanKeysInput{UsagePlanId: &plan}))(t)
	plans := must(c.apis.GetUsagePlans(ctx, &apigateway.GetUsagePlansInput{KeyId: &key}))(t)
	if len(keys.Items) != 1 || len(plans.Items) != 1 || *plans.Items[0].ApiStages[0].Stage != "prod" {
		t.Errorf("the keys are %+v, the plans %+v", keys.Items, plans.Items)
	}
}
