package function_test

import (
	"encoding/base64"
	"strings"
	"testing"
)

func TestREST(t *testing.T) {
	h, _ := serve(t)
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
		sample string
		over   map[string]any
		status int
		body   string
	}{
		{"GET", "rest-get", query("gre=800", "gpa=4", "rank=1"), 200, direct},
		{"GET, as it is", "rest-get", nil, 200, direct},
		{"GET, single values only", "rest-get", map[string]any{"multiValueQueryStringParameters": nil}, 200, direct},
		{"GET, repeated alike", "rest-get", query("gre=800", "gre=800", "gpa=4", "rank=1"), 200, direct},
		{"POST", "rest-post", map[string]any{"body": row}, 200, direct},
		{"POST in base64", "rest-post", map[string]any{"body": base64.StdEncoding.EncodeToString([]byte(row)), "isBase64Encoded": true}, 200, direct},
		{"GET, repeated otherwise", "rest-get", query("gre=800", "gre=700", "gpa=4", "rank=1"), 400,
			`{"code":400,"message":"gre: given with two values, \"800\" and \"700\"; send one","request-id":"request-1","errors":[{"field":"gre","value":"700","allowed":"one value","message":"gre: given with two values, \"800\" and \"700\"; send one"}]}`},
		{"GET, a bad value", "rest-get", query("gre=", "gpa=4", "rank=1"), 400,
			`{"code":400,"message":"gre: \"\" is not a number; send a number such as 587.7 (trained on 220 to 800)","request-id":"request-1","errors":[{"field":"gre","value":"","allowed":"a number such as 587.7 (trained on 220 to 800)","message":"gre: \"\" is not a number; send a number such as 587.7 (trained on 220 to 800)"}]}`},
		{"POST without a body", "rest-post", map[string]any{"body": nil}, 400,
			`{"code":400,"message":"the body is empty; send one JSON object with gre, gpa, rank","request-id":"request-1","errors":[]}`},
		{"POST, not JSON", "rest-post", map[string]any{"body": "gre=800"}, 400,
			`{"code":400,"message":"the body is not JSON; send one JSON object with gre, gpa, rank","request-id":"request-1","errors":[]}`},
		{"POST, not base64", "rest-post", map[string]any{"body": "{}", "isBase64Encoded": true}, 400,
			`{"code":400,"message":"the body is marked isBase64Encoded but is not base64: illegal base64 data at input byte 0; send one JSON object with gre, gpa, rank","request-id":"request-1","errors":[]}`},
		{"POST in gzip", "rest-post", map[string]any{"body": packed(t, row), "isBase64Encoded": true, "headers.Content-Encoding": "gzip"}, 200, direct},
		{"POST, unpacked on the way", "rest-post", map[string]any{"headers.Content-Encoding": "gzip"}, 200, direct},
		{"HEAD", "rest-get", map[string]any{"httpMethod": "HEAD"}, 200, ""},
		{"OPTIONS", "rest-get", map[string]any{"httpMethod": "OPTIONS"}, 204, ""},
		{"a stage before the path", "rest-get", map[string]any{"path": "/base/admit"}, 200, direct},
		{"PUT", "rest-post", map[string]any{"httpMethod": "PUT", "body": row}, 405,
			`{"code":405,"message":"PUT is not served at /admit; send GET or POST","request-id":"request-1","errors":[]}`},
		{"not what API Gateway sends", "rest-get", map[string]any{"queryStringParameters": "gre=800"}, 400,
			`{"code":400,"message":"the event's queryStringParameters is a string, which is not what API Gateway sends","request-id":"request-1","errors":[]}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := call(t, h, sample(t, test.sample, test.over))
			if got.StatusCode != test.status || got.Body != test.body || got.Base64 {
				t.Errorf("\n got %d %s\nwant %d %s", got.StatusCode, got.Body, test.status, test.body)
			}
			if kind := got.Headers["content-type"]; (test.status == 204) != (kind == "") || got.Headers["access-control-allow-origin"] != "*" {
				t.Errorf("headers %v", got.Headers)
			}
			if allow := got.Headers["allow"]; (test.status == 405 || test.status == 204) != (allow == "GET, HEAD, OPTIONS, POST") {
				t.Errorf("allow %q", allow)
			}
		})
	}
}

// A predictor may have the name of a key of an envelope: its value is no object.
func TestEnvelopeByStructure(t *testing.T) {
	h, _ := serve(t)
	answer, refused := ask(t, h, `{"gre":800,"gpa":4,"rank":1,"requestContext":"x","httpMethod":"GET","Records":3,"detail":null,"tasks":1,"Items":"x","rows":2,"options":true,"keep-warm":"","http":1}`)
	if !strings.HasPrefix(answer, `{"result":true,`) {
		t.Errorf("got %s%s", answer, refused)
	}
}
