package function

import (
	"net/http"

	"github.com/aws/aws-lambda-go/lambda/messages"

	"serverless-poc/schema"
)

// direct is the plain invocation: the event is the row.
type direct struct{ event []member }

func (direct) name() string { return "direct" }

func (d direct) row() (input, error) { return rowOf(d.event), nil }

func (direct) answer(a *Answer, _ string) ([]byte, error) { return encode(a) }

// directError is the seed's error contract: the message of a failed invocation
// is JSON itself, on one line, and API Gateway's pattern .*"httpStatus":400.*
// matches it.
type directError struct {
	ErrorType  string          `json:"errorType"`
	HTTPStatus int             `json:"httpStatus"`
	RequestID  string          `json:"request_id"`
	Message    string          `json:"message"`
	Errors     schema.Problems `json:"errors"`
}

// refuse fails the invocation. aws-lambda-go passes an InvokeResponse_Error on
// as it is, so errorType is ours and not the name of a Go type.
func (direct) refuse(f *failure, requestID string) ([]byte, error) {
	text, err := encode(directError{f.kind, f.status, requestID, f.message, f.errors})
	if err != nil {
		return nil, err
	}
	return nil, messages.InvokeResponse_Error{Type: f.kind, Message: string(text)}
}

// foreign is an event of some other service, sent here by mistake or too early.
type foreign struct {
	direct
	key string
}

// unserved recognises the envelopes of AWS that are not served, so that the
// error speaks of the envelope and not of forty unknown fields.
func unserved(event []member) envelope {
	for _, key := range []string{"requestContext", "Records", "detail"} {
		if raw := find(event, key); len(raw) > 0 && (raw[0] == '{' || raw[0] == '[') {
			return foreign{key: key}
		}
	}
	return nil
}

func (foreign) name() string { return "unserved" }

func (f foreign) row() (input, error) {
	return input{}, refusal(http.StatusBadRequest, "the event has %s, as the events of some AWS services do, but it is not one that is served here; "+
		"send the row itself, or call through an API Gateway REST API with proxy integration", f.key)
}
