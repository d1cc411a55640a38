package deploy

import (
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"
)

// The whole text names operation, resource, code, request id and next step.
func TestCallErrorText(t *testing.T) {
	d, _, _ := scripted(t, lambdaError(412, "PreconditionFailedException", "The RevisionId provided does not match the latest Revision ID."))
	_, err := d.lambda.UpdateAlias(t.Context(), &lambda.UpdateAliasInput{FunctionName: aws.String("F"), Name: aws.String("live"), RevisionId: aws.String("r")})
	want := "operation error Lambda: UpdateAlias, function F:live: PreconditionFailedException: The RevisionId provided does not match the latest Revision ID. (status 412, request id r-1); somebody else changed it during this run and nothing of theirs was overwritten: look at status, then run again"
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
	var api smithy.APIError
	if !errors.As(err, &api) || code(err) != "PreconditionFailedException" {
		t.Error("the SDK's own error is not within reach")
	}
	if raced := raced(err, "alias F:live"); !errors.Is(raced, ErrSuperseded) || !errors.As(raced, &api) {
		t.Errorf("%v is not superseded", raced)
	}
}

func TestHeadHasNoBody(t *testing.T) {
	d, _, _ := scripted(t, reply{403, "", map[string]string{"X-Amz-Request-Id": "r-2"}})
	_, err := d.s3.HeadObject(t.Context(), &s3.HeadObjectInput{Bucket: aws.String("b"), Key: aws.String("m/k.json")})
	want := "operation error S3: HeadObject, s3://b/m/k.json: Forbidden: Forbidden (status 403, request id r-2); these credentials lack s3:GetObject on it, or it does not exist and they lack s3:ListBucket: attach the deployer's policy"
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
	if missing(err) {
		t.Error("a 403 is read as missing")
	}
	d, _, _ = scripted(t, reply{404, "", nil})
	if _, err := d.s3.HeadObject(t.Context(), &s3.HeadObjectInput{Bucket: aws.String("b"), Key: aws.String("k")}); !missing(err) {
		t.Errorf("%v is not read as missing", err)
	}
}

// The bucket's answers are told apart by their status alone.
func TestHeadBucket(t *testing.T) {
	for _, c := range []struct {
		status int
		want   string
		exists bool
	}{
		{200, "", true},
		{404, "", false},
		{301, "operation error S3: HeadBucket, s3://b: MovedPermanently: Moved Permanently (status 301, request id r); the bucket is in another region: name another bucket in stack.json, or deploy to that region", false},
		{400, "operation error S3: HeadBucket, s3://b: BadRequest: Bad Request (status 400, request id r); the credentials are not valid in the bucket's region: the bucket is in another region: name another bucket in stack.json, or deploy to that region", false},
		{403, "operation error S3: HeadBucket, s3://b: Forbidden: Forbidden (status 403, request id r); the bucket belongs to another account, or these credentials lack s3:ListBucket on it: name another bucket in stack.json or attach the deployer's policy", false},
	} {
		d, _, _ := scripted(t, reply{c.status, "", map[string]string{"X-Amz-Request-Id": "r"}})
		exists, err := d.bucketExists(t.Context(), "b")
		text := ""
		if err != nil {
			text = err.Error()
		}
		if exists != c.exists || text != c.want {
			t.Errorf("%d: %t, %s\nwant %t, %s", c.status, exists, text, c.exists, c.want)
		}
	}
}

func TestAbout(t *testing.T) {
	for _, c := range []struct{ err, want string }{
		{"operation error IAM: GetRole, role R: AccessDenied", "operation error IAM: GetRole, role R: AccessDenied"},
		{"state Failed", "role R: state Failed"},
	} {
		err := errors.New(c.err)
		if got := about("role R", err); got.Error() != c.want || !errors.Is(got, err) {
			t.Errorf("%q; want %q around the same error", got, c.want)
		}
	}
}

func TestResourceOf(t *testing.T) {
	s := aws.String
	for _, c := range []struct {
		input any
		want  string
	}{
		{&lambda.InvokeInput{FunctionName: s("F"), Qualifier: s("2")}, "function F:2"},
		{&lambda.GetAliasInput{FunctionName: s("F"), Name: s("live")}, "function F:live"},
		{&lambda.GetFunctionInput{FunctionName: s("F")}, "function F"},
		{&lambda.TagResourceInput{Resource: s("arn:f")}, "arn:f"},
		{&s3.HeadBucketInput{Bucket: s("b")}, "s3://b"},
		{&s3.PutObjectInput{Bucket: s("b"), Key: s("m/v.json")}, "s3://b/m/v.json"},
		{&awsiam.GetRoleInput{RoleName: s("R")}, "role R"},
		{&awsiam.AttachRolePolicyInput{RoleName: s("R"), PolicyArn: s("arn:p")}, "policy arn:p role R"},
		{&awsiam.CreatePolicyInput{PolicyName: s("P")}, "policy P"},
		{&cloudwatchlogs.PutRetentionPolicyInput{LogGroupName: s("/aws/lambda/F")}, "log group /aws/lambda/F"},
		{&struct{ RestApiId, StageName *string }{s("a1"), s("prod")}, "API a1 stage prod"},
		{&struct{ UsagePlanId, KeyId *string }{s("u1"), nil}, "usage plan u1"},
		{&struct{ Rule *string }{s("warm")}, "rule warm"},
		{&struct{ Number int }{1}, ""},
		{nil, ""},
	} {
		if got := resourceOf(c.input); got != c.want {
			t.Errorf("%T: %q; want %q", c.input, got, c.want)
		}
	}
}
