package main

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/converter"
	"serverless-poc/converter/s3store"
	"serverless-poc/converter/sdkhttp"
)

const publishUsage = `Usage: converter publish artefact.json --bucket serverless-poc-models [--owner account]

Proves the artefact again and writes it to s3://<bucket>/<model>/<version>.json,
if nothing is there. The same bytes there already are "unchanged"; other bytes
are an error. Nothing is ever overwritten.

  --bucket name     the bucket of the models
  --owner account   refuse a bucket that this account id does not own

Credentials, region and endpoint are the AWS SDK's: AWS_PROFILE, AWS_REGION,
AWS_ENDPOINT_URL and so on. "-" in place of artefact.json reads standard input.
`

func runPublish(ctx context.Context, args *arguments, s streams) error {
	bucket := args.String("bucket", "", "")
	owner := args.String("owner", "", "")
	in, err := args.file("artefact")
	if err != nil {
		return err
	}
	if *bucket == "" {
		return &usageError{"where to? give --bucket, such as --bucket serverless-poc-models"}
	}
	c, err := load(in, s, converter.Load)
	if err != nil {
		return err
	}
	settings, err := config.LoadDefaultConfig(ctx, config.WithHTTPClient(sdkhttp.New()))
	if err != nil {
		return fmt.Errorf("the AWS configuration cannot be read: %w", err)
	}
	if settings.Region == "" {
		return &usageError{"no AWS region is set; set AWS_REGION, such as AWS_REGION=us-east-1"}
	}
	status, err := converter.Publish(ctx, s3store.New(s3.NewFromConfig(settings), *bucket, *owner), c)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s s3://%s/%s\n  sha256        %s\n  golden cases  %d reproduced\n",
		status, *bucket, c.Artefact.Key(), c.Digest, c.Cases)
	return nil
}
