package deploy

import (
	"context"
	"errors"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"serverless-poc/deploy/awserr"
)

// calls are the middlewares of every client: the SDK's own retries make way
// for the table's, and what fails comes back as a *CallError.
func (d *Deployer) calls(stack *middleware.Stack) error {
	_, err := stack.Finalize.Swap("Retry", &tries{d})
	if err != nil {
		return err
	}
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("deploy.CallError", d.explain), middleware.Before)
}

// tried is what the tries of one call leave for explain.
type tried struct {
	*wait
	revision bool // the input names one
	told     bool // people know that it waits
}

type triedKey struct{}

// explain stands around the whole call, where its input is known.
func (d *Deployer) explain(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (
	out middleware.InitializeOutput, metadata middleware.Metadata, err error,
) {
	t := &tried{wait: d.wait(), revision: revisioned(in.Parameters)}
	out, metadata, err = next.HandleInitialize(middleware.WithStackValue(ctx, triedKey{}, t), in)
	if err == nil {
		return out, metadata, nil
	}
	// These two are set by every generation of the SDK, before any middleware.
	service, operation := awserr.Service(middleware.GetServiceID(ctx)), middleware.GetOperationName(ctx)
	v := awserr.Classify(service, operation, err)
	e := &CallError{
		Service: service, Operation: operation, Resource: resourceOf(in.Parameters),
		Code: v.Code, Message: v.Message, Class: v.Class, Absent: v.Absent, Lost: v.Lost, After: v.After, Next: v.Next,
		Tries: t.tries, Took: t.elapsed(), Err: err,
	}
	e.RequestID, _ = awsmiddleware.GetRequestIDMetadata(metadata)
	var response *smithyhttp.ResponseError
	if errors.As(err, &response) && response.HTTPResponse() != nil {
		e.Status = response.HTTPStatusCode()
	}
	if ctx.Err() != nil {
		e.Next = ""
	}
	return out, metadata, e
}
