package emulator_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"serverless-poc/emulator"
	"serverless-poc/emulator/clock"
)

// Until the delay is over IAM's reads, Lambda and the decisions see the account
// as it was; IAM's writes see it as it is.
func TestIAMDelay(t *testing.T) {
	v := clock.NewVirtual(time.Now())
	e, c := runWith(t, emulator.Options{Clock: v, IAMDelay: 30 * time.Second})
	ctx, name := t.Context(), aws.String("R")
	arn := role(t, c, "R") // attaches a policy too: writes see the role
	makeFunction := func(name string) error {
		_, err := c.lambda.CreateFunction(ctx, &lambda.CreateFunctionInput{FunctionName: &name, Role: &arn, Runtime: "provided.al2023", Handler: aws.String("bootstrap"),
			Architectures: []types.Architecture{hostArchitecture()}, Code: &types.FunctionCode{ZipFile: bootZip(t)}})
		return err
	}
	trusting := strings.Replace(trustAccount, "arn:aws:iam::000000000000:root", arn, 1)
	cases := []struct {
		name, early, message, late string
		call                       func() error
	}{
		{"GetRole", "NoSuchEntity 404", "The role with name R cannot be found.", "", func() error {
			_, err := c.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: name})
			return err
		}},
		{"ListAttachedRolePolicies", "NoSuchEntity 404", "cannot be found", "", func() error {
			_, err := c.iam.ListAttachedRolePolicies(ctx, &iam.ListAttachedRolePoliciesInput{RoleName: name})
			return err
		}},
		{"CreateRole again", "EntityAlreadyExists 409", "Role with name R already exists.", "EntityAlreadyExists 409", func() error {
			_, err := c.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: name, AssumeRolePolicyDocument: aws.String(trust)})
			return err
		}},
		{"CreateFunction", "InvalidParameterValueException 400", "The role defined for the function cannot be assumed by Lambda.", "", func() error { return makeFunction("f") }},
		{"a role that trusts it", "MalformedPolicyDocument 400", `Invalid principal in policy: "AWS":"` + arn + `"`, "", func() error {
			_, err := c.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: aws.String("Trusting"), AssumeRolePolicyDocument: &trusting})
			return err
		}},
	}
	v.Advance(29 * time.Second)
	for _, one := range cases {
		err := one.call()
		wants(t, one.name+" early", err, one.early)
		if err != nil && !strings.Contains(err.Error(), one.message) {
			t.Errorf("%s early: %v", one.name, err)
		}
	}
	v.Advance(time.Second)
	for _, one := range cases {
		wants(t, one.name+" late", one.call(), one.late)
	}
	settle2(t, c, v, "f")
	other := role(t, c, "Other")
	_, err := c.lambda.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{FunctionName: aws.String("f"), Role: &other})
	wants(t, "UpdateFunctionConfiguration with a new role", err, "InvalidParameterValueException 400")
	grantsSettle(t, e, c, v)
	trace := func() error {
		_, err := c.lambda.UpdateFunctionConfiguration(ctx, &lambda.UpdateFunctionConfigurationInput{FunctionName: aws.String("f"), TracingConfig: &types.TracingConfig{Mode: "Active"}})
		return err
	}
	grant(t, c, "R", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"xray:*","Resource":"*"}]}`)
	err = trace()
	wants(t, "just after AttachRolePolicy", err, "InvalidParameterValueException 400")
	if err != nil && !strings.Contains(err.Error(), "The provided execution role does not have permissions to call PutTraceSegments on XRAY") {
		t.Error(err)
	}
	v.Advance(30 * time.Second)
	wants(t, "30 s after it", trace(), "")
}

// settle2 lets a function's state pass on a virtual clock.
func settle2(t *testing.T, c clients, v *clock.Virtual, name string) {
	t.Helper()
	v.Advance(time.Second)
	settle(t, c, name)
}

// grantsSettle: a policy that was attached or detached counts after the delay.
func grantsSettle(t *testing.T, e *emulator.Emulator, c clients, v *clock.Virtual) {
	t.Helper()
	bucket(t, c, "models")
	put(t, c, "models", "k", "1")
	arn := roleFor(t, c, "Session", trustAccount)
	_, err := c.sts.AssumeRole(t.Context(), &sts.AssumeRoleInput{RoleArn: &arn, RoleSessionName: aws.String("s")})
	wants(t, "AssumeRole of a new role", err, "AccessDenied 403")
	v.Advance(30 * time.Second)
	s := session(t, e, c, arn)
	read := func() error {
		_, err := s.s3.GetObject(t.Context(), &s3.GetObjectInput{Bucket: aws.String("models"), Key: aws.String("k")})
		return err
	}
	grant(t, c, "Session", readModels)
	wants(t, "just after AttachRolePolicy", read(), "AccessDenied 403")
	v.Advance(30 * time.Second)
	wants(t, "30 s after it", read(), "")
	must(c.iam.DetachRolePolicy(t.Context(), &iam.DetachRolePolicyInput{RoleName: aws.String("Session"), PolicyArn: aws.String("arn:aws:iam::000000000000:policy/SessionPolicy")}))(t)
	wants(t, "just after DetachRolePolicy", read(), "")
	v.Advance(30 * time.Second)
	wants(t, "30 s after that", read(), "AccessDenied 403")
}

// A trust policy names a role by what it is, not by its name: of a deleted one
// the unique id is left, and one made again under the name is not trusted.
func TestTrustInDeletedRole(t *testing.T) {
	e, c := run(t)
	ctx := t.Context()
	document := func(name string) string {
		out := must(c.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: &name}))(t)
		return must(url.PathUnescape(*out.Role.AssumeRolePolicyDocument))(t)
	}
	arn := roleFor(t, c, "Caller", trustAccount)
	id := *must(c.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: aws.String("Caller")}))(t).Role.RoleId
	trusting := strings.Replace(trustAccount, "arn:aws:iam::000000000000:root", arn, 1)
	target := roleFor(t, c, "Target", trusting)
	if got := document("Target"); !sameJSON(t, got, trusting) {
		t.Errorf("the trust policy came back as %s", got)
	}
	mayAssume := func() error {
		allow := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}`
		must(c.iam.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: aws.String("Caller"), PolicyName: aws.String("p"), PolicyDocument: &allow}))(t)
		s := session(t, e, c, arn)
		_, err := s.sts.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &target, RoleSessionName: aws.String("s")})
		return err
	}
	wants(t, "the role that is trusted", mayAssume(), "")
	must(c.iam.DeleteRolePolicy(ctx, &iam.DeleteRolePolicyInput{RoleName: aws.String("Caller"), PolicyName: aws.String("p")}))(t)
	must(c.iam.DeleteRole(ctx, &iam.DeleteRoleInput{RoleName: aws.String("Caller")}))(t)
	if want := strings.Replace(trusting, arn, id, 1); !sameJSON(t, document("Target"), want) {
		t.Errorf("after the deletion the trust policy is %s, want %s", document("Target"), want)
	}
	roleFor(t, c, "Caller", trustAccount)
	wants(t, "a new role of that name", mayAssume(), "AccessDenied 403")
	if !strings.Contains(document("Target"), id) {
		t.Errorf("a new role of that name changed the trust policy to %s", document("Target"))
	}
	must(c.iam.UpdateAssumeRolePolicy(ctx, &iam.UpdateAssumeRolePolicyInput{RoleName: aws.String("Target"), PolicyDocument: &trusting}))(t)
	wants(t, "once the trust policy is put again", mayAssume(), "")
}
