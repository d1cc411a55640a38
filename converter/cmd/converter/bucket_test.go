package main

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/rogpeppe/go-internal/testscript"
)

// makeBucket is the script command "bucket name [key file]": it makes a bucket,
// with the file as an object in it.
func makeBucket(url string) func(*testscript.TestScript, bool, []string) {
	client := s3.New(s3.Options{
		BaseEndpoint: &url, Region: "us-east-1", UsePathStyle: true,
		Credentials: credentials.NewStaticCredentialsProvider("x", "x", ""),
	})
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) != 1 && len(args) != 3 {
			ts.Fatalf("usage: bucket name [key file]")
		}
		ctx := context.Background()
		_, err := client.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: &args[0]})
		ts.Check(err)
		if len(args) == 3 {
			body := strings.NewReader(ts.ReadFile(args[2]))
			_, err := client.PutObject(ctx, &s3.PutObjectInput{Bucket: &args[0], Key: aws.String(args[1]), Body: body})
			ts.Check(err)
		}
	}
}
