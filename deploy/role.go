package deploy

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"

	"serverless-poc/iam"
)

// role plans the functions' role: Lambda may assume it, and it has exactly two
// policies. A policy that somebody attached beside them is detached, because
// the function may read the models and nothing else.
func (d *Deployer) role(ctx context.Context) (*Step, error) {
	trust, err := iam.Trust(d.names)
	if err != nil {
		return nil, err
	}
	want := []string{d.names.PolicyARN(), d.names.BasicExecutionARN()}
	r := stackRole{name: d.stack.Role, of: "the functions", note: policyNames(want), trust: trust}
	r.grants = func(ctx context.Context, exists bool) (changes []Change, grant func(context.Context) error, err error) {
		var attached []string
		if exists {
			if attached, err = d.attachedPolicies(ctx, r.name); err != nil {
				return nil, nil, fmt.Errorf("role %s: cannot list its policies: %w", r.name, err)
			}
		}
		grant = func(ctx context.Context) error { return d.attachExactly(ctx, r.name, attached, want) }
		return diff(nil, "policies", policyNames(attached), policyNames(want)), grant, nil
	}
	return d.planRole(ctx, r)
}

// attachExactly attaches what is missing, then detaches what is too much.
func (d *Deployer) attachExactly(ctx context.Context, role string, have, want []string) error {
	for _, arn := range want {
		if slices.Contains(have, arn) {
			continue
		}
		if _, err := d.iam.AttachRolePolicy(ctx, &awsiam.AttachRolePolicyInput{RoleName: &role, PolicyArn: &arn}); err != nil {
			return err
		}
	}
	for _, arn := range have {
		if slices.Contains(want, arn) {
			continue
		}
		if _, err := d.iam.DetachRolePolicy(ctx, &awsiam.DetachRolePolicyInput{RoleName: &role, PolicyArn: &arn}); err != nil && !missing(err) {
			return err
		}
	}
	return nil
}

// attachedPolicies are the ARNs of the policies attached to a role.
func (d *Deployer) attachedPolicies(ctx context.Context, role string) ([]string, error) {
	var arns []string
	pages := awsiam.NewListAttachedRolePoliciesPaginator(d.iam, &awsiam.ListAttachedRolePoliciesInput{RoleName: &role})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, p := range page.AttachedPolicies {
			arns = append(arns, aws.ToString(p.PolicyArn))
		}
	}
	return arns, nil
}

// policyNames writes the ARNs' last parts, sorted, to compare and to show.
func policyNames(arns []string) string {
	var names []string
	for _, arn := range arns {
		names = append(names, arn[strings.LastIndexByte(arn, '/')+1:])
	}
	slices.Sort(names)
	return strings.Join(names, " + ")
}
