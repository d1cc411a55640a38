package emulator_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func TestSmoke(t *testing.T) {
	_, c := run(t)
	ctx := t.Context()
	id := must(c.sts.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{}))(t)
	if *id.Arn != "arn:aws:iam::000000000000:root" {
		t.Errorf("caller is %s", *id.Arn)
	}
	must(c.s3.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: aws.String("models")}))(t)
	must(c.s3.PutObject(ctx, &s3.PutObjectInput{Bucket: aws.String("models"), Key: aws.String("a/b.json"), Body: strings.NewReader("{}")}))(t)
	function(t, c, "f", role(t, c, "R"), nil)
	out, text := call(t, c, "f", "", `{"Do":"echo","Text":"hello"}`)
	if out.FunctionError != nil || !strings.Contains(text, "hello") {
		t.Errorf("echo: %s", text)
	}
}
