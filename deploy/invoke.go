package deploy

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"

	"serverless-poc/schema"
)

// An InvokeError is an invocation that the function failed: Lambda answers 200
// with a FunctionError. Status is the httpStatus of the function's own error
// text, 0 when it did not get so far (a crash, a timeout, a refused start).
type InvokeError struct {
	Kind    string // Lambda's errorType
	Message string
	Status  int
	Fields  []string // the fields that were refused
}

func (e *InvokeError) Error() string { return e.Kind + ": " + e.Message }

// Invoke sends event to a version number or alias of function and returns the
// answer. A failed invocation is an [*InvokeError].
func (d *Deployer) Invoke(ctx context.Context, function, qualifier string, event []byte) ([]byte, error) {
	payload, _, err := d.invoke(ctx, function, qualifier, event, nil)
	return payload, err
}

// prove is Invoke for a golden case, which the function does not count; it also
// says which version has answered or failed, "" where none has.
func (d *Deployer) prove(ctx context.Context, function, qualifier string, event []byte) (payload []byte, version string, err error) {
	return d.invoke(ctx, function, qualifier, event, aws.String(goldenContext))
}

// goldenContext is the client context of golden cases, as the header has it.
var goldenContext = base64.StdEncoding.EncodeToString([]byte(`{"custom":{"` + schema.GoldenCase + `":"true"}}`))

func (d *Deployer) invoke(ctx context.Context, function, qualifier string, event []byte, client *string) (payload []byte, version string, err error) {
	out, err := d.lambda.Invoke(ctx, &lambda.InvokeInput{
		FunctionName: &function, Qualifier: &qualifier, Payload: event, LogType: types.LogTypeNone, ClientContext: client,
	})
	if missing(err) {
		return nil, "", fmt.Errorf("there is no %s:%s here: %w", function, qualifier, err)
	}
	if err != nil {
		return nil, "", fmt.Errorf("cannot invoke %s:%s: %w", function, qualifier, err)
	}
	version = aws.ToString(out.ExecutedVersion)
	if aws.ToString(out.FunctionError) != "" {
		return nil, version, readFailure(out.Payload)
	}
	return out.Payload, version, nil
}

// readFailure reads Lambda's error payload and, in its message, the function's
// own error text.
func readFailure(payload []byte) error {
	var failure struct{ ErrorType, ErrorMessage string }
	if json.Unmarshal(payload, &failure) != nil {
		return &InvokeError{Kind: "Unhandled", Message: string(payload)}
	}
	e := &InvokeError{Kind: failure.ErrorType, Message: failure.ErrorMessage}
	var inner struct {
		HTTPStatus int    `json:"httpStatus"`
		Message    string `json:"message"`
		Errors     []struct {
			Field string `json:"field"`
		} `json:"errors"`
	}
	if json.Unmarshal([]byte(failure.ErrorMessage), &inner) == nil && inner.HTTPStatus != 0 {
		e.Message, e.Status = inner.Message, inner.HTTPStatus
		for _, problem := range inner.Errors {
			e.Fields = append(e.Fields, problem.Field)
		}
	}
	return e
}
