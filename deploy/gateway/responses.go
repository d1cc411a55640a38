package gateway

import (
	"fmt"

	"serverless-poc/schema/openapi"
)

// A refusal is an answer that API Gateway gives without the function. Without
// words the message is API Gateway's own.
type refusal struct {
	kind  string
	code  int
	words string
}

// refusals are all that API Gateway knows, each with the status that it has by
// itself ("Gateway response types" in its developer guide). The template is no
// VTL and cannot know the status, so every kind has its own; the two defaults
// catch what is not here, whose status may be another of the same class.
var refusals = []refusal{
	{"ACCESS_DENIED", 403, ""},
	{"API_CONFIGURATION_ERROR", 500, ""},
	{"AUTHORIZER_CONFIGURATION_ERROR", 500, ""},
	{"AUTHORIZER_FAILURE", 500, ""},
	{"BAD_REQUEST_BODY", 400, "the body is not a JSON object with every predictor of the model, nor one with an array of rows; GET openapi.json shows both"},
	{"BAD_REQUEST_PARAMETERS", 400, ""},
	{"DEFAULT_4XX", 400, ""},
	{"DEFAULT_5XX", 500, ""},
	{"EXPIRED_TOKEN", 403, ""},
	{"INTEGRATION_FAILURE", 502, ""}, // what a Lambda proxy that fails answers, not the 504 of the guide
	{"INTEGRATION_TIMEOUT", 504, ""},
	{"INVALID_API_KEY", 403, "the header x-api-key is missing, or its key is not one of this API"},
	{"INVALID_SIGNATURE", 403, ""},
	{"MISSING_AUTHENTICATION_TOKEN", 403, "there is nothing at this path and method"},
	{"QUOTA_EXCEEDED", 429, "the key's quota is used up; wait until its period ends"},
	{"REQUEST_TOO_LARGE", 413, ""},
	{"RESOURCE_NOT_FOUND", 404, ""},
	{"THROTTLED", 429, "too many requests at once; wait and send it again"},
	{"UNAUTHORIZED", 401, ""},
	{"UNSUPPORTED_MEDIA_TYPE", 415, ""},
	{"WAF_FILTERED", 403, ""},
}

// gatewayResponses have the shape of the function's own refusals, and the header
// without which a page cannot read them. No status is set: one of a default
// would become that of every other kind.
func gatewayResponses(origin string) openapi.Object {
	all := openapi.Object{}
	for _, r := range refusals {
		all = all.With(r.kind, openapi.Object{}.
			With("responseParameters", parameters("gatewayresponse.header.", allowOrigin(origin))).
			With("responseTemplates", openapi.Object{}.With("application/json", r.template())))
	}
	return all
}

// template is the body. $context.error.messageString has its own quotes.
func (r refusal) template() string {
	message := "$context.error.messageString"
	if r.words != "" {
		message = `"` + r.words + `"`
	}
	return fmt.Sprintf(`{"code":%d,"message":%s,"request-id":"$context.requestId","errors":[]}`, r.code, message)
}
