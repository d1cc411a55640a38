package apigateway

import (
	"fmt"
	"net/http"
	"testing"

	"serverless-poc/emulator/wire"
)

func TestFits(t *testing.T) {
	cases := []struct{ pattern, path, want string }{
		{"/", "/", "map[] true"},
		{"/", "/a", "map[] false"},
		{"/a", "/a", "map[] true"},
		{"/a", "/a/", "map[] true"},
		{"/a", "/A", "map[] false"},
		{"/a/{id}", "/a/7", "map[id:7] true"},
		{"/a/{id}", "/a", "map[] false"},
		{"/a/{id}", "/a/", "map[] false"},
		{"/a/{id}", "/a/x%2Fb", "map[id:x%2Fb] true"},
		{"/a/{id}", "/a/x/b", "map[id:x] false"},
		{"/a/b.c", "/a/b%2Ec", "map[] true"},
		{"/a/{id}/b", "/a/7/b", "map[id:7] true"},
		{"/{proxy+}", "/a/b/c", "map[proxy:a/b/c] true"},
		{"/{proxy+}", "/", "map[] false"},
	}
	for _, one := range cases {
		params, _, ok := fits(one.pattern, one.path)
		if got := fmt.Sprint(params, ok); got != one.want {
			t.Errorf("%s and %s: %s, want %s", one.pattern, one.path, got, one.want)
		}
	}
}

// Of all resources that fit and have the method, the one with the most names in
// its path serves; ANY serves what has no method of its own.
func TestRoute(t *testing.T) {
	d := newDefinition("root")
	for path, name := range map[string]string{"/{proxy+}": "ANY", "/a/{id}": "GET", "/a/b": "GET", "/a/{id}/c": "GET"} {
		d.Resources[path] = &resource{Path: path, Methods: map[string]*method{name: {HTTPMethod: name}}}
	}
	cases := []struct{ method, path, want string }{
		{"GET", "/a/b", "/a/b GET"},
		{"GET", "/a/x", "/a/{id} GET"},
		{"POST", "/a/b", "/{proxy+} ANY"},
		{"GET", "/a/b/c", "/a/{id}/c GET"},
		{"GET", "/z", "/{proxy+} ANY"},
		{"GET", "/", ""},
	}
	for _, one := range cases {
		q := &request{Request: &wire.Request{HTTP: &http.Request{Method: one.method}}, served: &served{definition: d}, place: place{path: one.path}}
		got := ""
		if q.route() {
			got = q.resource.Path + " " + q.method.HTTPMethod
		}
		if got != one.want {
			t.Errorf("%s %s is served by %q, want %q", one.method, one.path, got, one.want)
		}
	}
}

func TestParseAnswer(t *testing.T) {
	cases := []struct{ payload, want string }{
		{`{"statusCode":201,"headers":{"A":"b","N":1,"T":true},"body":"text"}`, `201 map[A:[b] N:[1] T:[true]] "text" <nil>`},
		{`{"statusCode":"404"}`, `404 map[] "" <nil>`},
		{`{}`, `200 map[] "" <nil>`},
		{`{"body":null,"isBase64Encoded":false,"multiValueHeaders":{"A":["b","c"]}}`, `200 map[A:[b c]] "" <nil>`},
		{`null`, "it is not an object"},
		{`"text"`, "it is not an object"},
		{`{"statusCode":200,"more":1}`, `json: unknown field "more"`},
		{`{"statusCode":"many"}`, `statusCode is "many"`},
		{`{"statusCode":99}`, "statusCode is 99"},
		{`{"headers":{"A":["b"]}}`, "header A: its value is not a text"},
	}
	for _, one := range cases {
		a, err := parseAnswer([]byte(one.payload))
		got := fmt.Sprint(err)
		if err == nil {
			got = fmt.Sprintf("%d %v %q %v", a.status, a.headers, a.body, err)
		}
		if got != one.want {
			t.Errorf("%s: %s, want %s", one.payload, got, one.want)
		}
	}
	if _, err := parseAnswer([]byte(`{"body":5}`)); err == nil {
		t.Error("a body that is no text is taken")
	}
}

func TestRender(t *testing.T) {
	values := map[string]string{"context.requestId": "id", "context.error.messageString": `"why"`, "stageVariables.fn": "f"}
	cases := []struct{ template, want string }{
		{`{"message":$context.error.messageString,"id":"$context.requestId"}`, `{"message":"why","id":"id"}`},
		{"${stageVariables.fn}:live", "f:live"},
		{"$!context.requestId", "id"},
		{"[$context.identity.user]", "[]"},
		{"cost: $5, $other.thing", "cost: $5, $other.thing"},
	}
	for _, one := range cases {
		if got := render(one.template, values); got != one.want {
			t.Errorf("%s gives %s, want %s", one.template, got, one.want)
		}
	}
}
