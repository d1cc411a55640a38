package moto

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go/middleware"
)

// Config is a deployer's configuration for a fresh server: it mends on their way
// the requests that moto does not understand as AWS does.
func Config(t testing.TB) aws.Config {
	t.Helper()
	return aws.Config{
		Region: "us-east-1", BaseEndpoint: aws.String(Start(t)),
		Credentials: credentials.NewStaticCredentialsProvider("x", "x", ""),
		APIOptions:  []func(*middleware.Stack) error{mock, nobody},
	}
}

// mock gives mock integrations a uri and a method, without which moto's
// PutRestApi answers 500; AWS has none there.
func mock(stack *middleware.Stack) error {
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("moto.mock", func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
		if put, ok := in.Parameters.(*apigateway.PutRestApiInput); ok {
			changed := *put
			changed.Body = bytes.ReplaceAll(put.Body, []byte(`"type":"mock"`), []byte(`"type":"mock","uri":"","httpMethod":"POST"`))
			in.Parameters = &changed
		}
		return next.HandleInitialize(ctx, in)
	}), middleware.After)
}

// nobody turns the bucket policy against nobody, and back when it is read: moto
// evaluates no aws:SecureTransport, so that its Deny refuses every request. AWS
// evaluates it.
func nobody(stack *middleware.Stack) error {
	const everybody, nobody = `"Principal":"*"`, `"Principal":"nobody"`
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("moto.nobody", func(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
		if put, ok := in.Parameters.(*s3.PutBucketPolicyInput); ok {
			changed := *put
			changed.Policy = aws.String(strings.ReplaceAll(aws.ToString(put.Policy), everybody, nobody))
			in.Parameters = &changed
		}
		out, metadata, err := next.HandleInitialize(ctx, in)
		if got, ok := out.Result.(*s3.GetBucketPolicyOutput); ok && err == nil {
			got.Policy = aws.String(strings.ReplaceAll(aws.ToString(got.Policy), nobody, everybody))
		}
		return out, metadata, err
	}), middleware.After)
}
