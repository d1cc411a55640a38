package emulator_test

import (
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
)

// Lists have pages of 100, or of what MaxItems says.
func TestIAMPages(t *testing.T) {
	_, c := run(t)
	ctx := t.Context()
	for i := range 103 {
		roleFor(t, c, fmt.Sprintf("R%03d", i), trust)
	}
	first := must(c.iam.ListRoles(ctx, &iam.ListRolesInput{}))(t)
	rest := must(c.iam.ListRoles(ctx, &iam.ListRolesInput{Marker: first.Marker}))(t)
	if len(first.Roles) != 100 || !first.IsTruncated || len(rest.Roles) != 3 || rest.IsTruncated || rest.Marker != nil {
		t.Errorf("pages of %d and %d roles", len(first.Roles), len(rest.Roles))
	}
	name := aws.String("R000")
	for i := range 5 {
		must(c.iam.PutRolePolicy(ctx, &iam.PutRolePolicyInput{RoleName: name, PolicyName: aws.String(fmt.Sprint("p", i)), PolicyDocument: aws.String(readModels)}))(t)
		grantNth(t, c, *name, i)
	}
	two := aws.Int32(2)
	counts := map[string]int{}
	inline := iam.NewListRolePoliciesPaginator(c.iam, &iam.ListRolePoliciesInput{RoleName: name, MaxItems: two})
	for inline.HasMorePages() {
		counts["inline"] += 10 + len(must(inline.NextPage(ctx))(t).PolicyNames)
	}
	attached := iam.NewListAttachedRolePoliciesPaginator(c.iam, &iam.ListAttachedRolePoliciesInput{RoleName: name, MaxItems: two})
	for attached.HasMorePages() {
		counts["attached"] += 10 + len(must(attached.NextPage(ctx))(t).AttachedPolicies)
	}
	policies := iam.NewListPoliciesPaginator(c.iam, &iam.ListPoliciesInput{Scope: "Local", MaxItems: two})
	for policies.HasMorePages() {
		counts["policies"] += 10 + len(must(policies.NextPage(ctx))(t).Policies)
	}
	for what, n := range counts {
		if n != 35 { // three pages, five items
			t.Errorf("%s: %d pages with %d items", what, n/10, n%10)
		}
	}
	_, err := c.iam.ListRoles(ctx, &iam.ListRolesInput{MaxItems: aws.Int32(0)})
	wants(t, "MaxItems 0", err, "ValidationError 400")
	_, err = c.iam.ListRoles(ctx, &iam.ListRolesInput{Marker: aws.String("?")})
	wants(t, "a marker of nobody", err, "ValidationError 400")
	_, err = c.iam.CreateRole(ctx, &iam.CreateRoleInput{RoleName: aws.String("r000"), AssumeRolePolicyDocument: aws.String(trust)})
	wants(t, "the same name in small letters", err, "EntityAlreadyExists 409")
}

func grantNth(t *testing.T, c clients, roleName string, n int) {
	t.Helper()
	p := must(c.iam.CreatePolicy(t.Context(), &iam.CreatePolicyInput{PolicyName: aws.String(fmt.Sprint("P", n)), PolicyDocument: aws.String(readModels)}))(t)
	must(c.iam.AttachRolePolicy(t.Context(), &iam.AttachRolePolicyInput{RoleName: &roleName, PolicyArn: p.Policy.Arn}))(t)
}
