package apigateway

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// refusal is why a request is not served: the type of gateway response and its
// message.
type refusal struct {
	kind    string
	message string
	details string // $context.error.validationErrorString
	status  int    // instead of the type's own; 0 is that one
}

// errorType is the X-Amzn-Errortype of each type; others are the class's.
var errorType = map[string]string{"MISSING_AUTHENTICATION_TOKEN": "MissingAuthenticationTokenException", "INVALID_API_KEY": "ForbiddenException",
	"THROTTLED": "TooManyRequestsException", "QUOTA_EXCEEDED": "LimitExceededException", "REQUEST_TOO_LARGE": "RequestTooLargeException",
	"UNSUPPORTED_MEDIA_TYPE": "UnsupportedMediaTypeException"}

// refuse answers with the API's gateway response.
func (q *request) refuse(w http.ResponseWriter, no refusal) {
	r := q.response(no.kind)
	status := q.status(no)
	q.Code = errorType[no.kind]
	if q.Code == "" {
		q.Code = map[bool]string{true: "InternalServerErrorException", false: "BadRequestException"}[status >= 500]
	}
	h := w.Header()
	h.Set("X-Amzn-Errortype", q.Code)
	contentType, template := "application/json", r.Templates["application/json"]
	if _, ok := r.Templates[contentType]; !ok {
		contentType = slices.Min(slices.Collect(maps.Keys(r.Templates))) // an import leaves none empty
		template = r.Templates[contentType]
	}
	h.Set("Content-Type", contentType)
	text := q.context(no)
	for name, value := range r.Parameters {
		h.Set(strings.TrimPrefix(name, "gatewayresponse.header."), q.mapped(value, text))
	}
	w.WriteHeader(status)
	_, _ = w.Write([]byte(render(template, text))) // the client has gone: nobody to tell
}

// status is the customised one of the type or of its class, else the refusal's
// own, else the type's.
func (q *request) status(no refusal) int {
	for _, kind := range []string{no.kind, classOf(no.kind)} {
		if r := q.Responses[kind]; r != nil && r.StatusCode != "" {
			no.status, _ = strconv.Atoi(r.StatusCode) // checked at import
			return no.status
		}
	}
	if no.status == 0 {
		no.status, _ = strconv.Atoi(statusOf[no.kind])
	}
	return no.status
}

// mapped is the value of a mapping expression: a constant in quotes, a variable
// of the context, or a part of the request.
func (q *request) mapped(expression string, context map[string]string) string {
	if constant, ok := strings.CutPrefix(expression, "'"); ok {
		return strings.TrimSuffix(constant, "'")
	}
	place, name, _ := strings.Cut(strings.TrimPrefix(expression, "method.request."), ".")
	switch place {
	case "header":
		return q.HTTP.Header.Get(name)
	case "querystring":
		return q.HTTP.URL.Query().Get(name)
	case "path":
		return q.params[name]
	}
	return context[expression]
}

// context are the variables of templates, without the dollar sign.
func (q *request) context(no refusal) map[string]string {
	out := map[string]string{"context.requestId": q.ID, "context.extendedRequestId": q.extended, "context.apiId": q.api,
		"context.stage": q.stage, "context.httpMethod": q.HTTP.Method, "context.path": "/" + q.stage + q.place.path,
		"context.identity.sourceIp": q.source(), "context.identity.userAgent": q.HTTP.UserAgent(), "context.protocol": q.HTTP.Proto,
		"context.requestTime": q.requestTime(), "context.requestTimeEpoch": strconv.FormatInt(q.began.UnixMilli(), 10),
		"context.domainName": q.domain, "context.deploymentId": q.deployment}
	if q.resource != nil {
		out["context.resourceId"], out["context.resourcePath"] = q.resource.ID, q.resource.Path
	}
	if no.kind != "" {
		quoted, _ := json.Marshal(no.message) // a string always encodes
		out["context.error.message"], out["context.error.messageString"] = no.message, string(quoted)
		out["context.error.responseType"], out["context.error.validationErrorString"] = no.kind, no.details
	}
	for name, value := range q.variables {
		out["stageVariables."+name] = value
	}
	return out
}
