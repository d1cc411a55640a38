package gateway

import "serverless-poc/schema/openapi"

// Names of the two request validators.
const (
	checkParameters = "parameters"
	checkBody       = "body"
)

// validators are the sieve before the function: GET must have every required
// parameter, the body of POST must be an object with every predictor.
func validators() openapi.Object {
	validator := func(parameters, body bool) openapi.Object {
		return openapi.Object{}.With("validateRequestParameters", parameters).With("validateRequestBody", body)
	}
	return openapi.Object{}.
		With(checkParameters, validator(true, false)).
		With(checkBody, validator(false, true))
}

// served is a path item that API Gateway can serve: both methods call the
// function, OPTIONS answers a browser's preflight.
func served(item openapi.Object, integration, origin string) openapi.Object {
	for _, m := range []struct{ method, validator string }{{"get", checkParameters}, {"post", checkBody}} {
		item = item.With(m.method, item.Object(m.method).
			With("x-amazon-apigateway-request-validator", m.validator).
			With("x-amazon-apigateway-integration", proxy(integration)))
	}
	return item.With("options", preflight(origin))
}

// proxy hands the whole request to the function, by POST whatever the caller's
// method is.
func proxy(uri string) openapi.Object {
	return openapi.Object{}.
		With("type", "aws_proxy").
		With("httpMethod", "POST").
		With("uri", uri).
		With("passthroughBehavior", "when_no_match")
}
