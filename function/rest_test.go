package function_test

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"serverless-poc/function"
)

// request is an event as a REST API with proxy integration sends it, trimmed
// to the keys that matter and some that do not.
func request(t *testing.T, over map[string]any) string {
	t.Helper()
	event := map[string]any{
		"resource": "/admit", "path": "/admit", "httpMethod": "GET",
		"headers": map[string]string{"x-api-key": "k"}, "queryStringParameters": nil, "multiValueQueryStringParameters": nil,
		"pathParameters": nil, "stageVariables": nil, "requestContext": map[string]any{"stage": "prod", "requestId": "api-1"},
		"body": nil, "isBase64Encoded": false,
	}
	for key, value := range over {
		event[key] = value
	}
	data, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAPIGateway(t *testing.T) {
	p := publish(t)
	h := function.New(prove(t, p), quiet(), function.Config{})
	const row = `{"gre":800,"gpa":4,"rank":1}`
	direct, _ := ask(t, h, row)
	query := func(rows ...string) map[string]any { // gre=800&gpa=4&rank=1
		last, all := map[string]string{}, map[string][]string{}
		for _, pair := range rows {
			field, value, _ := strings.Cut(pair, "=")
			last[field] = value
			all[field] = append(all[field], value)
		}
		return map[string]any{"queryStringParameters": last, "multiValueQueryStringParameters": all}
	}
	tests := []struct {
		name   string
		over   map[string]any
		status int
		body   string
	}{
		{"GET", query("gre=800", "gpa=4", "rank=1"), 200, direct},
		{"GET, single values only", map[string]any{"queryStringParameters": map[string]string{"gre": "800", "gpa": "4", "rank": "1"}}, 200, direct},
		{"GET, repeated alike", query("gre=800", "gre=800", "gpa=4", "rank=1"), 200, direct},
		{"POST", map[string]any{"httpMethod": "POST", "body": row}, 200, direct},
		{"POST in base64", map[string]any{"httpMethod": "POST", "body": base64.StdEncoding.EncodeToString([]byte(row)), "isBase64Encoded": true}, 200, direct},
		{"GET, repeated otherwise", query("gre=800", "gre=700", "gpa=4", "rank=1"), 400,
			`{"code":400,"message":"gre: given with two values, \"800\" and \"700\"; send one","request-id":"request-1","errors":[{"field":"gre","value":"700","allowed":"one value","message":"gre: given with two values, \"800\" and \"700\"; send one"}]}`},
		{"GET, a bad value", query("gre=", "gpa=4", "rank=1"), 400,
			`{"code":400,"message":"gre: \"\" is not a number; send a number such as 587.7 (trained on 220 to 800)","request-id":"request-1","errors":[{"field":"gre","value":"","allowed":"a number such as 587.7 (trained on 220 to 800)","message":"gre: \"\" is not a number; send a number such as 587.7 (trained on 220 to 800)"}]}`},
		{"POST without a body", map[string]any{"httpMethod": "POST"}, 400,
			`{"code":400,"message":"the body is empty; send one JSON object with gre, gpa, rank","request-id":"request-1","errors":[]}`},
		{"POST, not JSON", map[string]any{"httpMethod": "POST", "body": "gre=800"}, 400,
			`{"code":400,"message":"the body is not JSON; send one JSON object with gre, gpa, rank","request-id":"request-1","errors":[]}`},
		{"POST, not base64", map[string]any{"httpMethod": "POST", "body": "{}", "isBase64Encoded": true}, 400,
			`{"code":400,"message":"the body is marked isBase64Encoded but is not base64: illegal base64 data at input byte 0; send one JSON object with gre, gpa, rank","request-id":"request-1","errors":[]}`},
		{"PUT", map[string]any{"httpMethod": "PUT", "body": row}, 405,
			`{"code":405,"message":"PUT is not served at /admit; send GET or POST","request-id":"request-1","errors":[]}`},
		{"not what API Gateway sends", map[string]any{"queryStringParameters": "gre=800"}, 400,
			`{"code":400,"message":"the event's queryStringParameters is a string, which is not what API Gateway sends","request-id":"request-1","errors":[]}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			answer, refused := ask(t, h, request(t, test.over))
			var got struct {
				StatusCode      int               `json:"statusCode"`
				Headers         map[string]string `json:"headers"`
				Body            string            `json:"body"`
				IsBase64Encoded bool              `json:"isBase64Encoded"`
			}
			if err := json.Unmarshal([]byte(answer), &got); err != nil {
				t.Fatalf("the invocation failed, API Gateway would answer 502: %s", refused)
			}
			if got.StatusCode != test.status || got.Body != test.body || got.IsBase64Encoded {
				t.Errorf("\n got %d %s\nwant %d %s", got.StatusCode, got.Body, test.status, test.body)
			}
			if got.Headers["content-type"] != "application/json" || got.Headers["access-control-allow-origin"] != "*" {
				t.Errorf("headers %v", got.Headers)
			}
			if allow := got.Headers["allow"]; (test.status == 405) != (allow == "GET, HEAD, OPTIONS, POST") {
				t.Errorf("allow %q", allow)
			}
		})
	}
}

// A predictor may have the name of a key of an envelope: its value is no object.
func TestEnvelopeByStructure(t *testing.T) {
	h := function.New(prove(t, publish(t)), quiet(), function.Config{})
	answer, refused := ask(t, h, `{"gre":800,"gpa":4,"rank":1,"requestContext":"x","httpMethod":"GET","Records":3,"detail":null}`)
	if !strings.HasPrefix(answer, `{"result":true,`) {
		t.Errorf("got %s%s", answer, refused)
	}
}
