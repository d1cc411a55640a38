package emulator_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"serverless-poc/emulator"
)

// What the emulator does not have is refused by service and name.
func TestUnknownOperations(t *testing.T) {
	e, c := run(t)
	ctx := t.Context()
	b := bucket(t, c, "some-bucket")
	cases := []struct {
		want string
		call func() error
	}{
		{"emulator: lambda CreateEventSourceMapping is not implemented; it exists in AWS but not in this emulator", func() error {
			_, err := c.lambda.CreateEventSourceMapping(ctx, &lambda.CreateEventSourceMappingInput{FunctionName: aws.String("f")})
			return err
		}},
		{"emulator: iam CreateUser is not implemented; it exists in AWS but not in this emulator", func() error {
			_, err := c.iam.CreateUser(ctx, &iam.CreateUserInput{UserName: aws.String("u")})
			return err
		}},
		{"emulator: sts GetSessionToken is not implemented; it exists in AWS but not in this emulator", func() error {
			_, err := c.sts.GetSessionToken(ctx, &sts.GetSessionTokenInput{})
			return err
		}},
		{"emulator: logs PutMetricFilter is not implemented; it exists in AWS but not in this emulator", func() error {
			_, err := c.logs.DescribeMetricFilters(ctx, &cloudwatchlogs.DescribeMetricFiltersInput{})
			return err
		}},
		{"emulator: s3 PUT bucket ?replication is not implemented; it exists in AWS but not in this emulator", func() error {
			_, err := c.s3.PutBucketReplication(ctx, &s3.PutBucketReplicationInput{Bucket: b, ReplicationConfiguration: &types.ReplicationConfiguration{Role: aws.String("r"), Rules: []types.ReplicationRule{}}})
			return err
		}},
	}
	cases[3].want = strings.Replace(cases[3].want, "PutMetricFilter", "DescribeMetricFilters", 1)
	for _, one := range cases {
		err := one.call()
		if err == nil || !strings.Contains(err.Error(), one.want) || !strings.Contains(code(err), " 501") {
			t.Errorf("got %v, want %q with 501", err, one.want)
		}
	}
	last := e.Calls()[len(e.Calls())-1]
	if last.Service != "s3" || last.Status != 501 || last.Code != "NotImplemented" {
		t.Errorf("recorded as %+v", last)
	}
}

// A key that nobody minted is refused in each service's own words.
func TestUnknownKeys(t *testing.T) {
	e, _ := run(t)
	for _, key := range [][2]string{{"AKIAIOSFODNN7EXAMPLE", "secret"}, {"x", "wrong"}} {
		c := connect(e.URL(), key[0], key[1], "", "us-east-1")
		want := [4]string{"InvalidAccessKeyId 403", "InvalidClientTokenId 403", "UnrecognizedClientException 403", "UnrecognizedClientException 403"}
		if key[0] == "x" {
			want = [4]string{"SignatureDoesNotMatch 403", "SignatureDoesNotMatch 403", "InvalidSignatureException 403", "InvalidSignatureException 403"}
		}
		_, err := c.s3.ListBuckets(t.Context(), &s3.ListBucketsInput{})
		wants(t, "s3", err, want[0])
		_, err = c.sts.GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{})
		wants(t, "sts", err, want[1])
		_, err = c.lambda.ListFunctions(t.Context(), &lambda.ListFunctionsInput{})
		wants(t, "lambda", err, want[2])
		_, err = c.logs.DescribeLogGroups(t.Context(), &cloudwatchlogs.DescribeLogGroupsInput{})
		wants(t, "logs", err, want[3])
	}
	c := connect(e.URL(), emulator.AccessKey, "wrong", "", "us-east-1")
	_, err := c.s3.GetBucketEncryption(t.Context(), &s3.GetBucketEncryptionInput{Bucket: aws.String("b-b")})
	wants(t, "an operation of our own front", err, "SignatureDoesNotMatch 403")
}
