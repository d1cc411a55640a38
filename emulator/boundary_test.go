package emulator_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// A boundary limits what the role's policies, and a bucket's, allow.
func TestBoundary(t *testing.T) {
	e, c := run(t)
	ctx := t.Context()
	bucket(t, c, "models")
	put(t, c, "models", "open/k", "1")
	arn := roleFor(t, c, "R", trustAccount)
	grant(t, c, "R", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`)
	limit := must(c.iam.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("Limit"), PolicyDocument: aws.String(
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::models/open/*"},{"Effect":"Deny","Action":"s3:DeleteObject","Resource":"*"}]}`)}))(t).Policy.Arn
	s := session(t, e, c, arn)
	write := func(key string) error {
		_, err := s.s3.PutObject(ctx, &s3.PutObjectInput{Bucket: aws.String("models"), Key: &key, Body: strings.NewReader("x")})
		return err
	}
	remove := func() error {
		_, err := s.s3.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: aws.String("models"), Key: aws.String("open/k")})
		return err
	}
	wants(t, "without a boundary", write("closed/k"), "")
	must(c.iam.PutRolePermissionsBoundary(ctx, &iam.PutRolePermissionsBoundaryInput{RoleName: aws.String("R"), PermissionsBoundary: limit}))(t)
	wants(t, "inside the boundary", write("open/k"), "")
	err := write("closed/k")
	wants(t, "outside of it", err, "AccessDenied 403")
	if err != nil && !strings.Contains(err.Error(), "because no permissions boundary allows the s3:PutObject action") {
		t.Errorf("the refusal says %v", err)
	}
	wants(t, "what the boundary denies", remove(), "AccessDenied 403")
	policy := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"` + arn + `"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::models/*"}]}`
	must(c.s3.PutBucketPolicy(ctx, &s3.PutBucketPolicyInput{Bucket: aws.String("models"), Policy: &policy}))(t)
	wants(t, "what only the bucket's policy allows", write("closed/k"), "AccessDenied 403")

	_, err = c.iam.DeletePolicy(ctx, &iam.DeletePolicyInput{PolicyArn: limit})
	wants(t, "DeletePolicy of a boundary", err, "DeleteConflict 409")
	got := must(c.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: aws.String("R")}))(t).Role.PermissionsBoundary
	if got == nil || *got.PermissionsBoundaryArn != *limit {
		t.Errorf("GetRole gives the boundary %+v", got)
	}
	if n := *must(c.iam.GetPolicy(ctx, &iam.GetPolicyInput{PolicyArn: limit}))(t).Policy.PermissionsBoundaryUsageCount; n != 1 {
		t.Errorf("the policy is the boundary of %d roles", n)
	}
	uses := must(c.iam.ListEntitiesForPolicy(ctx, &iam.ListEntitiesForPolicyInput{PolicyArn: limit, PolicyUsageFilter: types.PolicyUsageTypePermissionsBoundary}))(t)
	if len(uses.PolicyRoles) != 1 {
		t.Errorf("%d roles have the boundary", len(uses.PolicyRoles))
	}
	must(c.iam.DeleteRolePermissionsBoundary(ctx, &iam.DeleteRolePermissionsBoundaryInput{RoleName: aws.String("R")}))(t)
	wants(t, "without it again", write("closed/k"), "")
	_, err = c.iam.DeleteRolePermissionsBoundary(ctx, &iam.DeleteRolePermissionsBoundaryInput{RoleName: aws.String("R")})
	wants(t, "DeleteRolePermissionsBoundary twice", err, "NoSuchEntity 404")
	_, err = c.iam.PutRolePermissionsBoundary(ctx, &iam.PutRolePermissionsBoundaryInput{RoleName: aws.String("R"), PermissionsBoundary: aws.String("arn:aws:iam::000000000000:policy/none")})
	wants(t, "a boundary that does not exist", err, "NoSuchEntity 404")
	_, err = c.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: aws.String("S"), AssumeRolePolicyDocument: aws.String(trust), PermissionsBoundary: aws.String("arn:aws:iam::000000000000:policy/none")})
	wants(t, "CreateRole with one", err, "NoSuchEntity 404")
	must(c.iam.DeletePolicy(ctx, &iam.DeletePolicyInput{PolicyArn: limit}))(t)
}

// A deployer that may act on bounded roles only.
func TestBoundaryCondition(t *testing.T) {
	e, c := run(t)
	ctx := t.Context()
	limit := must(c.iam.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("Limit"), PolicyDocument: aws.String(readModels)}))(t).Policy.Arn
	arn := roleFor(t, c, "Deployer", trustAccount)
	grant(t, c, "Deployer", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:CreateRole","iam:PutRolePolicy","iam:AttachRolePolicy","iam:PutRolePermissionsBoundary"],"Resource":"*","Condition":{"StringEquals":{"iam:PermissionsBoundary":"`+*limit+`"}}}]}`)
	s := session(t, e, c, arn)
	create := func(name string, boundary *string) error {
		_, err := s.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: &name, AssumeRolePolicyDocument: aws.String(trust), PermissionsBoundary: boundary})
		return err
	}
	inline := func(name string) error {
		_, err := s.iam.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: &name, PolicyName: aws.String("p"), PolicyDocument: aws.String(readModels)})
		return err
	}
	bound := func(name, boundary string) error {
		_, err := s.iam.PutRolePermissionsBoundary(ctx, &iam.PutRolePermissionsBoundaryInput{RoleName: &name, PermissionsBoundary: &boundary})
		return err
	}
	wants(t, "CreateRole without the boundary", create("A", nil), "AccessDenied 403")
	wants(t, "CreateRole with another one", create("A", aws.String(basic)), "AccessDenied 403")
	wants(t, "CreateRole with it", create("A", limit), "")
	wants(t, "PutRolePolicy of that role", inline("A"), "")
	role(t, c, "Free")
	wants(t, "PutRolePolicy of a role without", inline("Free"), "AccessDenied 403")
	wants(t, "another boundary", bound("Free", basic), "AccessDenied 403")
	wants(t, "the boundary", bound("Free", *limit), "")
	wants(t, "PutRolePolicy of it then", inline("Free"), "")
}
