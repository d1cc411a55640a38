package function

import (
	"github.com/aws/aws-lambda-go/lambda/messages"

	"serverless-poc/schema"
)

// direct is the plain invocation: the event is the row, or has many under rows.
type direct struct {
	rowsOnly
	event []member
}

func (direct) name() string { return "direct" }

func (d direct) request() (request, error) {
	a, err := askOf(d.event)
	return request{ask: a}, err
}

// write fails the invocation for a failure, with the seed's error contract. aws-lambda-go passes an
// InvokeResponse_Error on as it is, so errorType is ours and not the name of a
// Go type.
func (direct) write(r reply, id string) ([]byte, error) {
	f := r.failure
	if f == nil {
		return encode(r.value)
	}
	text, err := encode(schema.DirectFailure{ErrorType: f.kind, HTTPStatus: f.status, RequestID: id, Message: f.message, Errors: f.errors})
	if err != nil {
		return nil, err
	}
	return nil, messages.InvokeResponse_Error{Type: f.kind, Message: string(text)}
}
