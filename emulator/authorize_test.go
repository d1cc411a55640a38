package emulator_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"serverless-poc/emulator"
)

// grant attaches a policy document to a role.
func grant(t *testing.T, c clients, roleName, document string) {
	t.Helper()
	p := must(c.iam.CreatePolicy(t.Context(), &iam.CreatePolicyInput{PolicyName: aws.String(roleName + "Policy"), PolicyDocument: &document}))(t)
	must(c.iam.AttachRolePolicy(t.Context(), &iam.AttachRolePolicyInput{RoleName: &roleName, PolicyArn: p.Policy.Arn}))(t)
}

// The program's own credentials may do what its role's policy says and no more.
func TestFunctionMayOnlyReadItsBucket(t *testing.T) {
	_, c := run(t)
	for _, b := range []string{"models", "others"} {
		bucket(t, c, b)
		put(t, c, b, "here", "the model")
	}
	arn := role(t, c, "R")
	grant(t, c, "R", readModels)
	function(t, c, "f", arn, nil)
	cases := []struct{ event, want string }{
		{`{"Do":"get","Bucket":"models","Key":"here"}`, `"the model"`},
		{`{"Do":"get","Bucket":"models","Key":"missing"}`, `"AccessDenied"`}, // not 404: it may not list
		{`{"Do":"put","Bucket":"models","Key":"here"}`, `"AccessDenied"`},
		{`{"Do":"delete","Bucket":"models","Key":"here"}`, `"AccessDenied"`},
		{`{"Do":"list","Bucket":"models"}`, `"AccessDenied"`},
		{`{"Do":"get","Bucket":"others","Key":"here"}`, `"AccessDenied"`},
		{`{"Do":"get","Bucket":"no-such-bucket","Key":"here"}`, `"AccessDenied"`},
	}
	for _, one := range cases {
		if _, got := call(t, c, "f", "", one.event); got != one.want {
			t.Errorf("%s: got %s, want %s", one.event, got, one.want)
		}
	}
	grantList := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::models"}]}`
	must(c.iam.PutRolePolicy(t.Context(), &iam.PutRolePolicyInput{RoleName: aws.String("R"), PolicyName: aws.String("list"), PolicyDocument: &grantList}))(t)
	if _, got := call(t, c, "f", "", `{"Do":"get","Bucket":"models","Key":"missing"}`); got != `"NoSuchKey"` {
		t.Errorf("with ListBucket a missing key gives %s", got)
	}
	if got := get(t, c, "models", "here"); got != "the model" {
		t.Errorf("after all attempts the object is %q", got)
	}
}

// session gives clients with the credentials of a role.
func session(t *testing.T, e *emulator.Emulator, c clients, arn string) clients {
	t.Helper()
	out := must(c.sts.AssumeRole(t.Context(), &sts.AssumeRoleInput{RoleArn: &arn, RoleSessionName: aws.String("test")}))(t)
	k := out.Credentials
	return connect(e.URL(), *k.AccessKeyId, *k.SecretAccessKey, *k.SessionToken, "us-east-1")
}

const trustAccount = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"sts:AssumeRole"}]}`

// Who may do what: identity policies, bucket policy, explicit deny.
func TestAuthorization(t *testing.T) {
	e, c := run(t)
	ctx := t.Context()
	bucket(t, c, "models")
	put(t, c, "models", "open/1", "1")
	put(t, c, "models", "closed/1", "1")
	put(t, c, "models", "granted/1", "1")
	arn := roleFor(t, c, "R", trustAccount)
	grant(t, c, "R", `{"Version":"2012-10-17","Statement":[
		{"Effect":"Allow","Action":["s3:GetObject","s3:DeleteObject"],"Resource":"arn:aws:s3:::models/*"},
		{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::models/closed/*"},
		{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::models","Condition":{"StringLike":{"s3:prefix":"open/*"}}},
		{"Effect":"Allow","Action":"logs:DescribeLogGroups","Resource":"*"}]}`)
	r := session(t, e, c, arn)
	must(c.s3.PutBucketPolicy(ctx, &s3.PutBucketPolicyInput{Bucket: aws.String("models"), Policy: aws.String(`{"Version":"2012-10-17","Statement":[
		{"Effect":"Allow","Principal":{"AWS":"` + arn + `"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::models/granted/*"},
		{"Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::models/granted/*"},
		{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::models/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}`)}))(t)
	object := func(c clients, key string) error {
		_, err := c.s3.GetObject(ctx, &s3.GetObjectInput{Bucket: aws.String("models"), Key: &key})
		return err
	}
	write := func(c clients, key string) error {
		_, err := c.s3.PutObject(ctx, &s3.PutObjectInput{Bucket: aws.String("models"), Key: &key, Body: strings.NewReader("2")})
		return err
	}
	list := func(prefix string) error {
		_, err := r.s3.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: aws.String("models"), Prefix: &prefix})
		return err
	}
	remove := func(c clients) error {
		_, err := c.s3.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: aws.String("models"), Key: aws.String("granted/1")})
		return err
	}
	cases := []struct {
		what string
		err  error
		want string
	}{
		{"identity allows", object(r, "open/1"), ""},
		{"identity denies", object(r, "closed/1"), "AccessDenied 403"},
		{"nobody allows", write(r, "open/2"), "AccessDenied 403"},
		{"the bucket allows", write(r, "granted/2"), ""},
		{"the bucket denies what the identity allows", remove(r), "AccessDenied 403"},
		{"the bucket denies root", remove(c), "AccessDenied 403"},
		{"condition holds", list("open/"), ""},
		{"condition does not hold", list("closed/"), "AccessDenied 403"},
		{"root", object(c, "closed/1"), ""},
	}
	for _, one := range cases {
		wants(t, one.what, one.err, one.want)
	}
	_, err := r.logs.DescribeLogGroups(ctx, &cloudwatchlogs.DescribeLogGroupsInput{})
	wants(t, "logs allowed", err, "")
	_, err = r.logs.CreateLogGroup(ctx, &cloudwatchlogs.CreateLogGroupInput{LogGroupName: aws.String("g")})
	wants(t, "logs not allowed", err, "AccessDeniedException 403")
	_, err = r.lambda.ListFunctions(ctx, &lambda.ListFunctionsInput{})
	wants(t, "lambda not allowed", err, "AccessDeniedException 403")
	_, err = r.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: aws.String("R")})
	wants(t, "iam not allowed", err, "AccessDenied 403")
	if want := `User: arn:aws:sts::000000000000:assumed-role/R/test is not authorized to perform: iam:GetRole on resource: "arn:aws:iam::000000000000:role/R" because no identity-based policy allows the iam:GetRole action`; err != nil && !strings.Contains(err.Error(), want) {
		t.Errorf("refused with %v, want %s", err, want)
	}
	id := must(r.sts.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{}))(t)
	if *id.Arn != "arn:aws:sts::000000000000:assumed-role/R/test" {
		t.Errorf("the session is %s", *id.Arn)
	}
	must(c.iam.DetachRolePolicy(ctx, &iam.DetachRolePolicyInput{RoleName: aws.String("R"), PolicyArn: aws.String("arn:aws:iam::000000000000:policy/RPolicy")}))(t)
	wants(t, "after the policy was detached", object(r, "open/1"), "AccessDenied 403")
}

// A stolen or mangled key of a session is not accepted.
func TestSessionKeys(t *testing.T) {
	e, c := run(t)
	arn := roleFor(t, c, "R", trustAccount)
	k := must(c.sts.AssumeRole(t.Context(), &sts.AssumeRoleInput{RoleArn: &arn, RoleSessionName: aws.String("s")}))(t).Credentials
	for _, one := range []struct{ what, secret, token, want string }{
		{"no token", *k.SecretAccessKey, "", "InvalidClientTokenId 403"},
		{"another token", *k.SecretAccessKey, "x" + *k.SessionToken, "InvalidClientTokenId 403"},
		{"another secret", "x" + *k.SecretAccessKey, *k.SessionToken, "SignatureDoesNotMatch 403"},
	} {
		_, err := connect(e.URL(), *k.AccessKeyId, one.secret, one.token, "us-east-1").sts.GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{})
		wants(t, one.what, err, one.want)
	}
	lambdaOnly := roleFor(t, c, "L", trust)
	_, err := c.sts.AssumeRole(t.Context(), &sts.AssumeRoleInput{RoleArn: &lambdaOnly, RoleSessionName: aws.String("s")})
	wants(t, "a role that trusts only Lambda", err, "AccessDenied 403")
}

// Without the permission to write logs a function runs and logs nothing.
func TestLogsNeedPermission(t *testing.T) {
	_, c := run(t)
	function(t, c, "f", roleFor(t, c, "R", trust), nil)
	if _, got := call(t, c, "f", "", `{"Do":"print","Text":"x"}`); got != `"x"` {
		t.Errorf("answered %s", got)
	}
	out := must(c.logs.DescribeLogGroups(t.Context(), &cloudwatchlogs.DescribeLogGroupsInput{}))(t)
	if len(out.LogGroups) != 0 {
		t.Errorf("%d log groups were made", len(out.LogGroups))
	}
}

// Creating a function takes more than lambda:CreateFunction: the role must be
// passed, the code read, the tags set.
func TestPassRole(t *testing.T) {
	e, c := run(t)
	bucket(t, c, "packages")
	must(c.s3.PutObject(t.Context(), &s3.PutObjectInput{Bucket: aws.String("packages"), Key: aws.String("f.zip"), Body: bytes.NewReader(bootZip(t))}))(t)
	target := role(t, c, "Target")
	statements := []string{
		`{"Effect":"Allow","Action":"lambda:CreateFunction","Resource":"arn:aws:lambda:us-east-1:000000000000:function:f"}`,
		`{"Effect":"Allow","Action":"lambda:TagResource","Resource":"arn:aws:lambda:us-east-1:000000000000:function:f"}`,
		`{"Effect":"Allow","Action":"iam:PassRole","Resource":"` + target + `","Condition":{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}}`,
		`{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::packages/*"}`,
	}
	deployer := session(t, e, c, roleFor(t, c, "Deployer", trustAccount))
	for without := range len(statements) + 1 { // the last round leaves nothing out
		rest := slices.Clone(statements)
		want := ""
		if without < len(rest) {
			rest = slices.Delete(rest, without, without+1)
			want = "AccessDeniedException 403"
		}
		document := `{"Version":"2012-10-17","Statement":[` + strings.Join(rest, ",") + `]}`
		must(c.iam.PutRolePolicy(t.Context(), &iam.PutRolePolicyInput{RoleName: aws.String("Deployer"), PolicyName: aws.String("P"), PolicyDocument: &document}))(t)
		_, err := deployer.lambda.CreateFunction(t.Context(), &lambda.CreateFunctionInput{FunctionName: aws.String("f"), Role: &target,
			Runtime: types.RuntimeProvidedal2023, Handler: aws.String("bootstrap"), Tags: map[string]string{"project": "p"},
			Code: &types.FunctionCode{S3Bucket: aws.String("packages"), S3Key: aws.String("f.zip")}})
		wants(t, fmt.Sprintf("without statement %d", without), err, want)
	}
}

// A condition on the policy's ARN limits which policies may be attached.
func TestAttachOnly(t *testing.T) {
	e, c := run(t)
	arn := roleFor(t, c, "Deployer", trustAccount)
	grant(t, c, "Deployer", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"*","Condition":{"ArnEquals":{"iam:PolicyARN":"`+basic+`"}}}]}`)
	d := session(t, e, c, arn)
	for policy, want := range map[string]string{basic: "", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess": "AccessDenied 403"} {
		_, err := d.iam.AttachRolePolicy(t.Context(), &iam.AttachRolePolicyInput{RoleName: aws.String("Deployer"), PolicyArn: &policy})
		wants(t, policy, err, want)
	}
}
