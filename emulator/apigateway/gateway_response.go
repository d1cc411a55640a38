package apigateway

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// statusOf is the status of each type of gateway response; "" for the two that
// stand for others. Source: API Gateway developer guide, "Gateway response
// types". A Lambda proxy that fails answers 502, not the 504 of that page's
// INTEGRATION_FAILURE.
var statusOf = map[string]string{"DEFAULT_4XX": "", "DEFAULT_5XX": "", "RESOURCE_NOT_FOUND": "404", "UNAUTHORIZED": "401",
	"INVALID_API_KEY": "403", "ACCESS_DENIED": "403", "AUTHORIZER_FAILURE": "500", "AUTHORIZER_CONFIGURATION_ERROR": "500",
	"INVALID_SIGNATURE": "403", "EXPIRED_TOKEN": "403", "MISSING_AUTHENTICATION_TOKEN": "403", "INTEGRATION_FAILURE": "504",
	"INTEGRATION_TIMEOUT": "504", "API_CONFIGURATION_ERROR": "500", "UNSUPPORTED_MEDIA_TYPE": "415",
	"BAD_REQUEST_PARAMETERS": "400", "BAD_REQUEST_BODY": "400", "REQUEST_TOO_LARGE": "413", "THROTTLED": "429",
	"QUOTA_EXCEEDED": "429", "WAF_FILTERED": "403"}

// response is a gateway response: the customised one, else the default of its
// class if that is customised, else API Gateway's own.
func (d *definition) response(kind string) *gatewayResponse {
	if r := d.Responses[kind]; r != nil {
		shown := *r
		shown.StatusCode = cmp.Or(r.StatusCode, statusOf[kind])
		return &shown
	}
	r := &gatewayResponse{Type: kind, StatusCode: statusOf[kind], Default: true, Parameters: map[string]string{},
		Templates: map[string]string{"application/json": `{"message":$context.error.messageString}`}}
	if base := d.Responses[classOf(kind)]; base != nil {
		r.Parameters, r.Templates = base.Parameters, base.Templates
		if base.StatusCode != "" {
			r.StatusCode = base.StatusCode
		}
	}
	return r
}

// classOf is the type whose customisation holds for another one.
func classOf(kind string) string {
	if strings.HasPrefix(statusOf[kind], "5") || kind == "DEFAULT_5XX" {
		return "DEFAULT_5XX"
	}
	return "DEFAULT_4XX"
}

// gatewayResponse adds a customised response of a document.
func (b *builder) gatewayResponse(kind string, x gatewayExtension) {
	if _, ok := statusOf[kind]; !ok {
		b.fail("Unable to put gateway response '%s': Invalid gateway response type specified: %s", kind, kind)
		return
	}
	r := &gatewayResponse{Type: kind, StatusCode: plain(x.StatusCode), Parameters: maps.Clone(x.Parameters), Templates: maps.Clone(x.Templates)}
	if r.StatusCode == "null" {
		r.StatusCode = ""
	}
	if r.StatusCode != "" && !statusPattern.MatchString(r.StatusCode) {
		b.fail("Unable to put gateway response '%s': Invalid Response status code specified", kind)
	}
	for _, name := range slices.Sorted(maps.Keys(r.Parameters)) {
		if !strings.HasPrefix(name, "gatewayresponse.header.") {
			b.fail("Unable to put gateway response '%s': Invalid mapping expression parameter specified: %s", kind, name)
		}
	}
	b.templates(r.Templates)
	if r.Parameters == nil {
		r.Parameters = map[string]string{}
	}
	if len(r.Templates) == 0 {
		r.Templates = map[string]string{"application/json": `{"message":$context.error.messageString}`}
	}
	b.out.Responses[kind] = r
}

func getGatewayResponse(s *Service, in *input) (out any, err error) {
	kind := in.path["response_type"]
	if _, ok := statusOf[kind]; !ok {
		return nil, invalid("Invalid gateway response type specified: %s", kind)
	}
	err = s.view(in, func(_ *account, a *api) error { out = encoded(a.Definition.response(kind)); return nil })
	return out, err
}

func getGatewayResponses(s *Service, in *input) (out any, err error) {
	err = s.view(in, func(_ *account, a *api) (err error) {
		all := map[string]*gatewayResponse{}
		for kind := range statusOf {
			all[kind] = a.Definition.response(kind)
		}
		out, err = list(in, all, same[*gatewayResponse])
		return err
	})
	return out, err
}
