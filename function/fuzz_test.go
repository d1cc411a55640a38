package function_test

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"testing"

	"github.com/aws/aws-lambda-go/lambda/messages"

	"serverless-poc/function"
)

var pattern = regexp.MustCompile(`^.*"httpStatus":400.*$`) // API Gateway's, on one line

// FuzzInvoke: whatever the event, an answer is JSON and a refusal is the
// seed's error contract; nothing panics and nothing is our own fault.
func FuzzInvoke(f *testing.F) {
	for _, event := range []string{
		`{"gre":"800","gpa":"4","rank":"1"}`, `{"gre":null,"gpa":1e400,"rank":[1]}`, `{"gre":1,"gre":2}`, `[]`, ``, `{`, `{"a":{}}x`,
		`{"httpMethod":"GET","requestContext":{},"queryStringParameters":{"gre":"1"},"multiValueQueryStringParameters":{"gre":["1","2"]}}`,
		`{"httpMethod":"POST","requestContext":{},"body":"{\"gre\":1}","isBase64Encoded":false}`,
		`{"httpMethod":1,"requestContext":{}}`, `{"Records":[]}`, `{"keep-warm":{}}`, "{\"\u2028\":\"<\n\"}", `{"\ud800":1,"gre":"\ud800"}`,
	} {
		f.Add([]byte(event))
	}
	h := function.New(prove(f, publish(f)), quiet(), function.Config{})
	f.Fuzz(func(t *testing.T, event []byte) {
		answer, err := h.Invoke(context.Background(), event)
		if err == nil {
			if !json.Valid(answer) {
				t.Fatalf("the answer is not JSON: %s", answer)
			}
			return
		}
		var failed messages.InvokeResponse_Error
		if !errors.As(err, &failed) || failed.Type != "BadRequest" {
			t.Fatalf("not refused but failed: %v", err)
		}
		if !json.Valid([]byte(failed.Message)) || !pattern.MatchString(failed.Message) {
			t.Fatalf("not the error contract: %s", failed.Message)
		}
	})
}
