package function_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

// A load balancer decodes nothing, and where its target group has multi-value
// headers it reads no others.
func TestLoadBalancer(t *testing.T) {
	h, _ := serve(t)
	direct, _ := ask(t, h, row)
	type over = map[string]any
	const twice = `{"code":400,"message":"gre: given with two values, \"800\" and \"700\"; send one","request-id":"request-1","errors":[{"field":"gre","value":"700","allowed":"one value","message":"gre: given with two values, \"800\" and \"700\"; send one"}]}`
	tests := []struct {
		name, sample string
		over         over
		status       string
		body         string
	}{
		{"GET", "alb-get", nil, "200 OK", direct},
		{"GET with multi-value headers", "alb-multi-get", nil, "200 OK", direct},
		{"GET, escaped", "alb-get", over{"queryStringParameters": map[string]string{"%67re": "8%300", "gpa": "4", "rank": "%31"}}, "200 OK", direct},
		{"GET, not a query string", "alb-get", over{"queryStringParameters": map[string]string{"gre": "%zz"}}, "400 Bad Request",
			`{"code":400,"message":"the query string cannot be read: invalid URL escape \"%zz\"","request-id":"request-1","errors":[]}`},
		{"GET, repeated otherwise", "alb-multi-get", over{"multiValueQueryStringParameters.gre": []string{"800", "700"}}, "400 Bad Request", twice},
		{"GET, an escaped path", "alb-get", over{"path": "/%61dmit"}, "200 OK", direct},
		{"POST", "alb-post", nil, "200 OK", direct},
		{"POST with multi-value headers", "alb-multi-post", nil, "200 OK", direct},
		{"POST in gzip", "alb-multi-post", over{"body": packed(t, row), "isBase64Encoded": true, "multiValueHeaders.Content-Encoding": []string{"gzip"}}, "200 OK", direct},
		{"POST of nothing", "alb-post", over{"body": ""}, "400 Bad Request",
			`{"code":400,"message":"the body is empty; send one JSON object with gre, gpa, rank","request-id":"request-1","errors":[]}`},
		{"HEAD", "alb-get", over{"httpMethod": "HEAD"}, "200 OK", ""},
		{"OPTIONS", "alb-multi-get", over{"httpMethod": "OPTIONS"}, "204 No Content", ""},
		{"DELETE", "alb-get", over{"httpMethod": "DELETE"}, "405 Method Not Allowed",
			`{"code":405,"message":"DELETE is not served at /admit; send GET or POST","request-id":"request-1","errors":[]}`},
		{"more than a load balancer takes", "alb-post", over{"body": `{"rows":[` + strings.Repeat(`{"rank":9},`, 4999) + row + `]}`}, "413 Request Entity Too Large",
			`{"code":413,"message":"the answer would be larger than the 1048576 bytes that may leave here; send fewer rows","request-id":"request-1","errors":[]}`},
		{"not what it sends", "alb-get", over{"path": 1}, "400 Bad Request",
			`{"code":400,"message":"the event's path is a number, which is not what a load balancer sends","request-id":"request-1","errors":[]}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			event := sample(t, test.sample, test.over)
			got := call(t, h, event)
			if got.StatusDescription != test.status || got.Body != test.body || !strings.HasPrefix(test.status, "204") && got.StatusCode == 204 {
				t.Errorf("\n got %d %s %s\nwant %s %s", got.StatusCode, got.StatusDescription, got.Body, test.status, test.body)
			}
			multi := strings.Contains(test.sample, "multi")
			if multi != (got.Headers == nil) || multi != (got.MultiValueHeaders != nil) || got.header("x-model") != "admission" {
				t.Errorf("headers %v, multi-value headers %v", got.Headers, got.MultiValueHeaders)
			}
			answer, _ := ask(t, h, event)
			d := json.NewDecoder(strings.NewReader(answer))
			if d.DisallowUnknownFields(); d.Decode(new(events.ALBTargetGroupResponse)) != nil {
				t.Errorf("a load balancer cannot read %s", answer)
			}
		})
	}
}
