package gateway

import "serverless-poc/schema/openapi"

// A header of a cross-origin answer. API Gateway wants constants in quotes.
type header struct{ name, value string }

// allowOrigin is all that an answer needs for a page to read it.
func allowOrigin(origin string) header { return header{"Access-Control-Allow-Origin", origin} }

// allowed are the headers of a preflight's answer.
func allowed(origin string) []header {
	return []header{
		{"Access-Control-Allow-Headers", "Content-Type,X-Api-Key"},
		{"Access-Control-Allow-Methods", "GET,OPTIONS,POST"},
		allowOrigin(origin),
	}
}

// parameters maps each header under the prefix that says where it goes.
func parameters(prefix string, headers ...header) openapi.Object {
	o := openapi.Object{}
	for _, h := range headers {
		o = o.With(prefix+h.name, "'"+h.value+"'")
	}
	return o
}

// preflight answers OPTIONS without a key, as browsers send none, and without
// the function.
func preflight(origin string) openapi.Object {
	declared := openapi.Object{}
	for _, h := range allowed(origin) {
		declared = declared.With(h.name, openapi.Object{}.With("schema", openapi.Object{}.With("type", "string")))
	}
	answer := openapi.Object{}.
		With("statusCode", "200").
		With("responseParameters", parameters("method.response.header.", allowed(origin)...)).
		With("responseTemplates", openapi.Object{}.With("application/json", ""))
	return openapi.Object{}.
		With("summary", "Which pages may call").
		With("responses", openapi.Object{}.With("200", openapi.Object{}.With("description", "The preflight's answer.").With("headers", declared))).
		With("x-amazon-apigateway-integration", openapi.Object{}.
			With("type", "mock").
			With("requestTemplates", openapi.Object{}.With("application/json", `{"statusCode":200}`)).
			With("passthroughBehavior", "when_no_match").
			With("responses", openapi.Object{}.With("default", answer)))
}
