package function

import (
	"serverless-poc/schema"
)

// A proxyAnswer is what API Gateway and function URLs make an HTTP response of.
type proxyAnswer struct {
	StatusCode int               `json:"statusCode"`
	Headers    map[string]string `json:"headers"`
	Body       string            `json:"body"`
	Base64     bool              `json:"isBase64Encoded"`
}

// httpError is the body of an HTTP answer that is not 2xx: the seed's three
// keys, and the problems field by field.
type httpError struct {
	Code      int             `json:"code"`
	Message   string          `json:"message"`
	RequestID string          `json:"request-id"`
	Errors    schema.Problems `json:"errors"`
}

func proxyOf(r reply) proxyAnswer {
	return proxyAnswer{StatusCode: r.status, Headers: r.header, Body: string(r.content)}
}
