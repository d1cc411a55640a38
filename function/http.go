package function

import (
	"net/http"

	"serverless-poc/schema"
)

// A proxyAnswer is what API Gateway makes an HTTP response of.
type proxyAnswer struct {
	StatusCode int               `json:"statusCode"`
	Headers    map[string]string `json:"headers"`
	Body       string            `json:"body"`
	Base64     bool              `json:"isBase64Encoded"`
}

// httpError is the body of an HTTP answer that is not 200: the seed's three
// keys, and the problems field by field.
type httpError struct {
	Code      int             `json:"code"`
	Message   string          `json:"message"`
	RequestID string          `json:"request-id"`
	Errors    schema.Problems `json:"errors"`
}

func (*gateway) answer(a *Answer, _ string) ([]byte, error) { return respond(http.StatusOK, a) }

func (*gateway) refuse(f *failure, requestID string) ([]byte, error) {
	return respond(f.status, httpError{f.status, f.message, requestID, f.errors})
}

// respond writes v as the body. A page on another origin may read every answer,
// errors included: with proxy integration no one else adds the header.
func respond(status int, v any) ([]byte, error) {
	body, err := encode(v)
	if err != nil {
		return nil, err
	}
	headers := map[string]string{
		"access-control-allow-origin": "*",
		"content-type":                "application/json",
	}
	if status == http.StatusMethodNotAllowed {
		headers["allow"] = "GET, POST"
	}
	return encode(proxyAnswer{StatusCode: status, Headers: headers, Body: string(body)})
}
