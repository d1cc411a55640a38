package function_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

// An HTTP API and a function URL send the same event; the answers are read with
// AWS's own types.
func TestHTTPAPI(t *testing.T) {
	h, _ := serve(t)
	direct, _ := ask(t, h, row)
	type over = map[string]any
	tests := []struct {
		name, sample string
		over         over
		status       int
		body         string
	}{
		{"GET with a stage", "http-get", nil, 200, direct},
		{"GET of a function URL", "url-get", nil, 200, direct},
		{"GET, escaped", "url-get", over{"rawQueryString": "%67re=8%300&gpa=4&rank=1"}, 200, direct},
		{"GET, repeated alike", "url-get", over{"rawQueryString": "gre=800&gre=800&gpa=4&rank=1"}, 200, direct},
		{"GET, repeated otherwise", "url-get", over{"rawQueryString": "gre=800&gre=700&gpa=4&rank=1"}, 400,
			`{"code":400,"message":"gre: given with two values, \"800\" and \"700\"; send one","request-id":"request-1","errors":[{"field":"gre","value":"700","allowed":"one value","message":"gre: given with two values, \"800\" and \"700\"; send one"}]}`},
		{"GET, not a query string", "url-get", over{"rawQueryString": "gre=%zz"}, 400,
			`{"code":400,"message":"the query string cannot be read: invalid URL escape \"%zz\"","request-id":"request-1","errors":[]}`},
		{"POST in base64", "http-post", nil, 200, direct},
		{"POST of a function URL", "url-post", over{"body": row, "isBase64Encoded": false}, 200, direct},
		{"POST in gzip", "url-post", over{"body": packed(t, row), "headers.content-encoding": "gzip"}, 200, direct},
		{"POST, cut gzip", "url-post", over{"body": packed(t, row)[:24], "headers.content-encoding": "gzip"}, 400,
			`{"code":400,"message":"the body is marked gzip but cannot be unpacked: unexpected EOF; send one JSON object with gre, gpa, rank","request-id":"request-1","errors":[]}`},
		{"POST in brotli", "url-post", over{"headers.content-encoding": "br"}, 415,
			`{"code":415,"message":"the content-encoding br is not read here; send gzip or none","request-id":"request-1","errors":[]}`},
		{"HEAD", "url-get", over{"requestContext.http.method": "HEAD"}, 200, ""},
		{"OPTIONS", "url-get", over{"requestContext.http.method": "OPTIONS"}, 204, ""},
		{"DELETE", "url-get", over{"requestContext.http.method": "DELETE"}, 405,
			`{"code":405,"message":"DELETE is not served at /admit; send GET or POST","request-id":"request-1","errors":[]}`},
		{"the stage itself is the page's place", "http-get", over{"rawPath": "/prod"}, 308, ""},
		{"elsewhere", "url-get", over{"rawPath": "/predict"}, 404,
			`{"code":404,"message":"nothing is served at /predict; served are GET and POST /admit, and GET /model, /openapi.json, /health and / or /page (the page), at the root and below /admit","request-id":"request-1","errors":[]}`},
		{"not what it sends", "url-get", over{"headers": 1}, 400,
			`{"code":400,"message":"the event's headers is a number, which is not what API Gateway sends","request-id":"request-1","errors":[]}`},
		{"of two that it does not send, the first", "url-get", over{"body": 1, "headers": 1, "rawPath": 1, "isBase64Encoded": 1}, 400,
			`{"code":400,"message":"the event's rawPath is a number, which is not what API Gateway sends","request-id":"request-1","errors":[]}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			event := sample(t, test.sample, test.over)
			got := call(t, h, event)
			if got.StatusCode != test.status || got.Body != test.body {
				t.Errorf("\n got %d %s\nwant %d %s", got.StatusCode, got.Body, test.status, test.body)
			}
			answer, _ := ask(t, h, event)
			for _, v := range []any{new(events.APIGatewayV2HTTPResponse), new(events.LambdaFunctionURLResponse)} {
				d := json.NewDecoder(strings.NewReader(answer))
				if d.DisallowUnknownFields(); d.Decode(v) != nil {
					t.Errorf("not a %T: %s", v, answer)
				}
			}
		})
	}
}

// What a caller takes packed it gets packed, where that makes it smaller.
func TestPackedAnswers(t *testing.T) {
	h, _ := serve(t)
	many := `{"rows":[` + strings.Repeat(row+",", 49) + row + `]}`
	for _, test := range []struct {
		name, accepts, body string
		zipped              bool
	}{
		{"many rows", "br, gzip;q=0.8", many, true},
		{"anything", "*", many, true},
		{"not wanted", "gzip;q=0, identity", many, false},
		{"never spoken of", "", many, false},
		{"too small to pay", "gzip", row, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, from := range []string{"url-post", "alb-post", "alb-multi-post"} {
				accepts := map[string]any{"headers.accept-encoding": test.accepts}
				if from == "alb-multi-post" {
					accepts = map[string]any{"multiValueHeaders.accept-encoding": []string{test.accepts}}
				}
				accepts["body"], accepts["isBase64Encoded"] = test.body, false
				got := call(t, h, sample(t, from, accepts))
				if zipped := got.header("content-encoding") == "gzip" && got.Base64; zipped != test.zipped || got.StatusCode != 200 {
					t.Errorf("%s: %d, headers %v%v", from, got.StatusCode, got.Headers, got.MultiValueHeaders)
				}
				if vary := got.header("vary"); (vary == "accept-encoding") != (test.body == many) {
					t.Errorf("%s: vary %q", from, vary)
				}
				plain := call(t, h, sample(t, "rest-post", map[string]any{"body": test.body}))
				if got.Body != plain.Body {
					t.Errorf("%s: another answer than unpacked:\n%s\n%s", from, got.Body, plain.Body)
				}
			}
		})
	}
}
