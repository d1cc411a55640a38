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
	s := &Step{Kind: "role", Name: d.stack.Role}
	trust, err := iam.Trust(d.names)
	if err != nil {
		return nil, err
	}
	want := []string{d.names.PolicyARN(), d.names.BasicExecutionARN()}
	s.Note = policyNames(want)
	out, err := d.iam.GetRole(ctx, &awsiam.GetRoleInput{RoleName: &s.Name})
	if missing(err) {
		s.Changes = d.roleSettings(s.Name, trust, nil).changes(diff(nil, "policies", "", policyNames(want)))
		s.apply = func(ctx context.Context) error { return d.createRole(ctx, trust, want) }
		return s.settle(false), nil
	}
	if err != nil {
		return nil, about("role "+s.Name, err)
	}
	if err := d.ours("role "+s.Name, iamTags(out.Role.Tags)); err != nil {
		return nil, err
	}
	attached, err := d.attachedPolicies(ctx)
	if err != nil {
		return nil, fmt.Errorf("role %s: cannot list its policies: %w", s.Name, err)
	}
	settings := d.roleSettings(s.Name, trust, out.Role)
	s.Changes = settings.changes(diff(nil, "policies", policyNames(attached), policyNames(want)))
	s.apply = func(ctx context.Context) error {
		if err := settings.apply(ctx); err != nil {
			return err
		}
		return d.attachExactly(ctx, attached, want)
	}
	return s.settle(true), nil
}

func (d *Deployer) createRole(ctx context.Context, trust string, policies []string) error {
	_, err := d.iam.CreateRole(ctx, &awsiam.CreateRoleInput{
		RoleName: &d.stack.Role, AssumeRolePolicyDocument: &trust, Tags: d.iamTagList(),
		Description: aws.String("Role of the functions of stack " + StackName(d.stack)), PermissionsBoundary: d.boundary(),
	})
	if taken(err) {
		return d.adopt(ctx, err, func() (*Step, error) { return d.role(ctx) })
	}
	if err != nil {
		return err
	}
	return d.attachExactly(ctx, nil, policies)
}

// attachExactly attaches what is missing, then detaches what is too much.
func (d *Deployer) attachExactly(ctx context.Context, have, want []string) error {
	for _, arn := range want {
		if slices.Contains(have, arn) {
			continue
		}
		if _, err := d.iam.AttachRolePolicy(ctx, &awsiam.AttachRolePolicyInput{RoleName: &d.stack.Role, PolicyArn: &arn}); err != nil {
			return err
		}
	}
	for _, arn := range have {
		if slices.Contains(want, arn) {
			continue
		}
		if _, err := d.iam.DetachRolePolicy(ctx, &awsiam.DetachRolePolicyInput{RoleName: &d.stack.Role, PolicyArn: &arn}); err != nil && !missing(err) {
			return err
		}
	}
	return nil
}

func (d *Deployer) attachedPolicies(ctx context.Context) ([]string, error) {
	return d.attachedTo(ctx, &d.stack.Role)
}

// attachedTo are the ARNs of the policies attached to a role.
func (d *Deployer) attachedTo(ctx context.Context, role *string) ([]string, error) {
	var arns []string
	pages := awsiam.NewListAttachedRolePoliciesPaginator(d.iam, &awsiam.ListAttachedRolePoliciesInput{RoleName: role})
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
