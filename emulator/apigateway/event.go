package apigateway

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"mime"
	"net"
	"net/http"
	"strings"
)

// event is what a Lambda proxy integration sends, payload version 1.0. What is
// empty is null, as API Gateway writes it.
type event struct {
	Resource          string              `json:"resource"`
	Path              string              `json:"path"`
	HTTPMethod        string              `json:"httpMethod"`
	Headers           map[string]string   `json:"headers"`
	MultiValueHeaders map[string][]string `json:"multiValueHeaders"`
	Query             map[string]string   `json:"queryStringParameters"`
	MultiValueQuery   map[string][]string `json:"multiValueQueryStringParameters"`
	PathParameters    map[string]string   `json:"pathParameters"`
	StageVariables    map[string]string   `json:"stageVariables"`
	RequestContext    requestContext      `json:"requestContext"`
	Body              *string             `json:"body"`
	IsBase64Encoded   bool                `json:"isBase64Encoded"`
}

type requestContext struct {
	ResourceID        string   `json:"resourceId"`
	ResourcePath      string   `json:"resourcePath"`
	OperationName     string   `json:"operationName,omitempty"`
	HTTPMethod        string   `json:"httpMethod"`
	ExtendedRequestID string   `json:"extendedRequestId"`
	RequestTime       string   `json:"requestTime"`
	Path              string   `json:"path"`
	AccountID         string   `json:"accountId"`
	Protocol          string   `json:"protocol"`
	Stage             string   `json:"stage"`
	DomainPrefix      string   `json:"domainPrefix"`
	RequestTimeEpoch  int64    `json:"requestTimeEpoch"`
	RequestID         string   `json:"requestId"`
	Identity          identity `json:"identity"`
	DomainName        string   `json:"domainName"`
	DeploymentID      string   `json:"deploymentId"`
	APIID             string   `json:"apiId"`
}

// identity is who calls; what needs an authorizer or IAM is null.
type identity struct {
	CognitoIdentityPoolID         *string `json:"cognitoIdentityPoolId"`
	AccountID                     *string `json:"accountId"`
	CognitoIdentityID             *string `json:"cognitoIdentityId"`
	Caller                        *string `json:"caller"`
	APIKey                        string  `json:"apiKey,omitempty"`
	SourceIP                      string  `json:"sourceIp"`
	PrincipalOrgID                *string `json:"principalOrgId"`
	AccessKey                     *string `json:"accessKey"`
	APIKeyID                      string  `json:"apiKeyId,omitempty"`
	CognitoAuthenticationType     *string `json:"cognitoAuthenticationType"`
	CognitoAuthenticationProvider *string `json:"cognitoAuthenticationProvider"`
	UserARN                       *string `json:"userArn"`
	UserAgent                     string  `json:"userAgent"`
	User                          *string `json:"user"`
}

// event describes the request to the function.
func (q *request) event(account string) ([]byte, error) {
	e := event{Resource: q.resource.Path, Path: cmp.Or(q.place.path, "/"), HTTPMethod: q.HTTP.Method, PathParameters: q.params, StageVariables: q.variables,
		RequestContext: requestContext{ResourceID: q.resource.ID, ResourcePath: q.resource.Path, OperationName: q.method.OperationName,
			HTTPMethod: q.HTTP.Method, ExtendedRequestID: q.extended, RequestTime: q.requestTime(), Path: "/" + q.stage + q.place.path,
			AccountID: account, Protocol: q.HTTP.Proto, Stage: q.stage, DomainPrefix: q.api, RequestTimeEpoch: q.began.UnixMilli(),
			RequestID: q.ID, DomainName: q.domain, DeploymentID: q.deployment, APIID: q.api,
			Identity: identity{SourceIP: q.source(), UserAgent: q.HTTP.UserAgent()}}}
	if q.key != nil {
		e.RequestContext.Identity.APIKey, e.RequestContext.Identity.APIKeyID = q.key.Value, q.key.ID
	}
	e.Headers, e.MultiValueHeaders = both(q.headers())
	e.Query, e.MultiValueQuery = both(q.HTTP.URL.Query())
	if len(q.Body) > 0 {
		text := string(q.Body)
		if e.IsBase64Encoded = q.binary(q.HTTP.Header.Get("Content-Type")); e.IsBase64Encoded {
			text = base64.StdEncoding.EncodeToString(q.Body)
		}
		e.Body = &text
	}
	return json.Marshal(e)
}

// headers are the caller's, and those that API Gateway adds.
func (q *request) headers() http.Header {
	h := q.HTTP.Header.Clone()
	h.Set("Host", q.domain)
	h.Set("X-Forwarded-For", strings.Join(append(h.Values("X-Forwarded-For"), q.source()), ", "))
	h.Set("X-Forwarded-Port", "443")
	h.Set("X-Forwarded-Proto", "https")
	h.Set("X-Amzn-Trace-Id", q.trace())
	return h
}

// trace is the request's trace id, made of its time and id.
func (q *request) trace() string {
	return fmt.Sprintf("Root=1-%08x-%s", q.began.Unix(), strings.ReplaceAll(q.ID, "-", "")[:24])
}

// both gives the last value of each name and all of them; nothing is nil.
func both(values map[string][]string) (last map[string]string, all map[string][]string) {
	for name, list := range values {
		put(&last, name, list[len(list)-1])
		put(&all, name, list)
	}
	return last, all
}

// binary reports whether the API treats a content type as binary.
func (d *definition) binary(header string) bool {
	contentType, _, err := mime.ParseMediaType(header)
	for _, one := range d.Binary {
		kind, all := strings.CutSuffix(one, "/*")
		if one == "*/*" || err == nil && (one == contentType || all && strings.HasPrefix(contentType, kind+"/")) {
			return true
		}
	}
	return false
}

func (q *request) source() string {
	host, _, _ := net.SplitHostPort(q.HTTP.RemoteAddr)
	return host
}

func (q *request) requestTime() string {
	return q.began.UTC().Format("02/Jan/2006:15:04:05 +0000")
}
