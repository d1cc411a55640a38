package function

import (
	"bytes"
	"context"
	"errors"
	"log"
	"strings"
	"testing"

	"serverless-poc/schema"
)

// aws-lambda-go logs failed invocations with what the caller sent; those lines
// must not come through, and everything else must.
func TestLogOfTheRuntime(t *testing.T) {
	tests := []struct{ name, line, want string }{
		{"a refused row", `{"errorMessage":"{\"httpStatus\":400}","errorType":"BadRequest"}`, ""},
		{"a failed row", `{"errorMessage":"{\"httpStatus\":500}","errorType":"InternalError"}`, ""},
		{"a panic", `{"errorMessage":"index out of range","errorType":"boundsError"}`,
			`"level":"ERROR","msg":"runtime","line":"{\"errorMessage\":\"index out of range\",\"errorType\":\"boundsError\"}"`},
		{"words", `failed to get the next invoke: EOF`, `"level":"ERROR","msg":"runtime","line":"failed to get the next invoke: EOF"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			NewLog(&out)
			log.Printf("%s", test.line)
			if got := out.String(); !strings.Contains(got, test.want) || (test.want == "") != (got == "") {
				t.Errorf("got %q, expected %q", got, test.want)
			}
		})
	}
}

// A failure of ours keeps the contract's shape, with 500.
func TestOurOwnFailure(t *testing.T) {
	f := broken(errors.New("odd"))
	_, err := direct{}.write(failed(f), "request-1")
	want := `{"errorType":"InternalError","httpStatus":500,"request_id":"request-1","message":"the row could not be scored: odd","errors":[]}`
	if err == nil || !strings.Contains(err.Error(), `Type:"InternalError"`) {
		t.Errorf("got %v", err)
	}
	var out bytes.Buffer
	to := NewLog(&out)
	h := &Handler{model: &Model{}, log: to.Logger, out: to.out, counter: newCounter(&schema.Model{}, nil)}
	body, err := h.write(&rest{}, &request{http: true}, failed(f), "request-1")
	if err != nil || !strings.Contains(string(body), `"statusCode":500`) {
		t.Errorf("got %s, %v", body, err)
	}
	text, err := encode(schema.DirectFailure{ErrorType: f.kind, HTTPStatus: f.status, RequestID: "request-1", Message: f.message, Errors: f.errors})
	if err != nil || string(text) != want {
		t.Errorf("\n got %s, %v\nwant %s", text, err, want)
	}
	h.record(context.Background(), &outcome{id: "request-1", envelope: "direct", failure: f})
	if !strings.Contains(out.String(), `"level":"ERROR","msg":"failed","request_id":"request-1","event":"direct","reason":"the row could not be scored: odd","Requests":1,"BadRequest":0,"InternalError":1,`) {
		t.Errorf("got %s", &out)
	}
}

// A row of a thousand problems has an answer of bounded size.
func TestManyProblems(t *testing.T) {
	problems := make(schema.Problems, 1000)
	for i := range problems {
		problems[i] = schema.Problem{Field: "x", Value: schema.Str(strings.Repeat("é", 1000)), Message: "x: no"}
	}
	f := refuseRow(problems)
	if len(f.errors) != maxProblems || !strings.HasSuffix(f.message, "; x: no; and 950 more") {
		t.Errorf("%d problems, %q", len(f.errors), f.message)
	}
	if got := f.errors[0].Value.Text(); got != strings.Repeat("é", 40)+"..." {
		t.Errorf("value %q", got)
	}
}
