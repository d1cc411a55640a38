package emulator_test

import (
	"encoding/json"
	"net/url"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"
)

const readModels = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::models/*"}]}`

func TestRoles(t *testing.T) {
	_, c := run(t)
	roleConformance(t, c)
	_, err := c.iam.CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: aws.String("R"), AssumeRolePolicyDocument: aws.String(`{"Version":"2012-10-17"}`)})
	wants(t, "CreateRole without statements", err, "MalformedPolicyDocument 400")
	role(t, c, "R")
	grant(t, c, "R", readModels)
	_, err = c.iam.DeletePolicy(t.Context(), &iam.DeletePolicyInput{PolicyArn: aws.String("arn:aws:iam::000000000000:policy/RPolicy")})
	wants(t, "DeletePolicy that is attached", err, "DeleteConflict 409")
}

// roleConformance is what any IAM must answer; see TestWitness.
func roleConformance(t *testing.T, c clients) {
	ctx, name := t.Context(), aws.String("ServerlessPOC")
	_, err := c.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: name})
	wants(t, "GetRole before", err, "NoSuchEntity 404")
	made := must(c.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: name, AssumeRolePolicyDocument: aws.String(trust),
		Tags: []types.Tag{{Key: aws.String("project"), Value: aws.String("p")}}}))(t)
	_, err = c.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: name, AssumeRolePolicyDocument: aws.String(trust)})
	wants(t, "CreateRole twice", err, "EntityAlreadyExists 409")
	got := must(c.iam.GetRole(ctx, &iam.GetRoleInput{RoleName: name}))(t)
	if *got.Role.Arn != *made.Role.Arn || len(got.Role.Tags) != 1 {
		t.Errorf("GetRole: %s with %d tags", *got.Role.Arn, len(got.Role.Tags))
	}
	if document := must(url.PathUnescape(*got.Role.AssumeRolePolicyDocument))(t); !sameJSON(t, document, trust) {
		t.Errorf("trust policy came back as %s", document)
	}
	must(c.iam.TagRole(ctx, &iam.TagRoleInput{RoleName: name, Tags: []types.Tag{{Key: aws.String("more"), Value: aws.String("m")}}}))(t)
	if tags := must(c.iam.ListRoleTags(ctx, &iam.ListRoleTagsInput{RoleName: name}))(t); len(tags.Tags) != 2 {
		t.Errorf("%d tags", len(tags.Tags))
	}
	other := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["lambda.amazonaws.com","scheduler.amazonaws.com"]},"Action":"sts:AssumeRole"}]}`
	must(c.iam.UpdateAssumeRolePolicy(ctx, &iam.UpdateAssumeRolePolicyInput{RoleName: name, PolicyDocument: &other}))(t)

	policy := must(c.iam.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: name, PolicyDocument: aws.String(readModels)}))(t).Policy.Arn
	_, err = c.iam.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: name, PolicyDocument: aws.String(readModels)})
	wants(t, "CreatePolicy twice", err, "EntityAlreadyExists 409")
	for _, arn := range []*string{policy, aws.String(basic), policy} { // the second time changes nothing
		must(c.iam.AttachRolePolicy(ctx, &iam.AttachRolePolicyInput{RoleName: name, PolicyArn: arn}))(t)
	}
	if list := must(c.iam.ListAttachedRolePolicies(ctx, &iam.ListAttachedRolePoliciesInput{RoleName: name}))(t); len(list.AttachedPolicies) != 2 {
		t.Errorf("%d policies attached", len(list.AttachedPolicies))
	}
	_, err = c.iam.AttachRolePolicy(ctx, &iam.AttachRolePolicyInput{RoleName: name, PolicyArn: aws.String("arn:aws:iam::000000000000:policy/none")})
	wants(t, "AttachRolePolicy of none", err, "NoSuchEntity 404")
	_, err = c.iam.DeleteRole(ctx, &iam.DeleteRoleInput{RoleName: name})
	wants(t, "DeleteRole with policies", err, "DeleteConflict 409")
	for _, arn := range []*string{policy, aws.String(basic)} {
		must(c.iam.DetachRolePolicy(ctx, &iam.DetachRolePolicyInput{RoleName: name, PolicyArn: arn}))(t)
	}
	must(c.iam.DeleteRole(ctx, &iam.DeleteRoleInput{RoleName: name}))(t)
	must(c.iam.DeletePolicy(ctx, &iam.DeletePolicyInput{PolicyArn: policy}))(t)
	_, err = c.iam.GetPolicy(ctx, &iam.GetPolicyInput{PolicyArn: policy})
	wants(t, "GetPolicy after", err, "NoSuchEntity 404")
}

func sameJSON(t *testing.T, a, b string) bool {
	t.Helper()
	normal := func(s string) string {
		var v any
		if err := json.Unmarshal([]byte(s), &v); err != nil {
			t.Fatalf("%v in %s", err, s)
		}
		return string(must(json.Marshal(v))(t))
	}
	return normal(a) == normal(b)
}

func TestPolicyVersions(t *testing.T) {
	_, c := run(t)
	ctx := t.Context()
	arn := must(c.iam.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("P"), PolicyDocument: aws.String(readModels)}))(t).Policy.Arn
	create := func() error {
		_, err := c.iam.CreatePolicyVersion(ctx, &iam.CreatePolicyVersionInput{PolicyArn: arn, PolicyDocument: aws.String(readModels), SetAsDefault: true})
		return err
	}
	for range 4 {
		wants(t, "CreatePolicyVersion", create(), "")
	}
	wants(t, "the sixth version", create(), "LimitExceeded 409")
	_, err := c.iam.DeletePolicyVersion(ctx, &iam.DeletePolicyVersionInput{PolicyArn: arn, VersionId: aws.String("v5")})
	wants(t, "DeletePolicyVersion of the default", err, "DeleteConflict 409")
	must(c.iam.DeletePolicyVersion(ctx, &iam.DeletePolicyVersionInput{PolicyArn: arn, VersionId: aws.String("v1")}))(t)
	wants(t, "after one was deleted", create(), "")
	list := must(c.iam.ListPolicyVersions(ctx, &iam.ListPolicyVersionsInput{PolicyArn: arn}))(t)
	if len(list.Versions) != 5 || *list.Versions[0].VersionId != "v6" || !list.Versions[0].IsDefaultVersion {
		t.Errorf("the newest of %d versions is %s", len(list.Versions), *list.Versions[0].VersionId)
	}
	v := must(c.iam.GetPolicyVersion(ctx, &iam.GetPolicyVersionInput{PolicyArn: arn, VersionId: aws.String("v6")}))(t)
	if document := must(url.PathUnescape(*v.PolicyVersion.Document))(t); document != readModels {
		t.Errorf("document came back as %s", document)
	}
	_, err = c.iam.DeletePolicy(ctx, &iam.DeletePolicyInput{PolicyArn: arn})
	wants(t, "DeletePolicy with versions", err, "DeleteConflict 409")
	_, err = c.iam.CreatePolicyVersion(ctx, &iam.CreatePolicyVersionInput{PolicyArn: aws.String(basic), PolicyDocument: aws.String(readModels)})
	wants(t, "a version of AWS's own policy", err, "AccessDenied 403")
	local := must(c.iam.ListPolicies(ctx, &iam.ListPoliciesInput{Scope: types.PolicyScopeTypeLocal}))(t)
	if len(local.Policies) != 1 || *local.Policies[0].DefaultVersionId != "v6" {
		t.Errorf("%d local policies", len(local.Policies))
	}
	_, err = c.iam.CreatePolicy(ctx, &iam.CreatePolicyInput{PolicyName: aws.String("Q"), PolicyDocument: aws.String(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"GetObject","Resource":"*"}]}`)})
	wants(t, "an action without its service", err, "MalformedPolicyDocument 400")
}
