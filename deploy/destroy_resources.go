package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
)

// functionRemoval takes the function with all its versions and aliases.
func (d *Deployer) functionRemoval(ctx context.Context, name string) (removal, error) {
	r := removal{resource: "function " + name}
	out, err := d.lambda.GetFunction(ctx, &lambda.GetFunctionInput{FunctionName: &name})
	if missing(err) {
		return r, nil
	}
	if err != nil {
		return r, fmt.Errorf("%s: %w", r.resource, err)
	}
	r.exists = true
	r.remove = func(ctx context.Context) error {
		return retry(ctx, r.resource, busy, func() error {
			_, err := d.lambda.DeleteFunction(ctx, &lambda.DeleteFunctionInput{FunctionName: &name})
			return err
		})
	}
	return r, d.ours(r.resource, out.Tags)
}

func (d *Deployer) logGroupRemoval(ctx context.Context, name string) (removal, error) {
	r := removal{resource: "log group " + name}
	group, err := d.findLogGroup(ctx, name)
	if err != nil || group == nil {
		return r, err
	}
	tags, err := d.logGroupTags(ctx, name)
	if err != nil {
		return r, fmt.Errorf("%s: %w", r.resource, err)
	}
	r.exists = true
	r.remove = func(ctx context.Context) error {
		return retry(ctx, r.resource, busy, func() error {
			_, err := d.logs.DeleteLogGroup(ctx, &cloudwatchlogs.DeleteLogGroupInput{LogGroupName: &name})
			return err
		})
	}
	if len(tags) == 0 { // Lambda made it again when a late call wrote to it
		return r, nil
	}
	return r, d.ours(r.resource, tags)
}

func (d *Deployer) roleRemoval(ctx context.Context) (removal, error) {
	r := removal{resource: "role " + d.stack.Role}
	out, err := d.iam.GetRole(ctx, &awsiam.GetRoleInput{RoleName: &d.stack.Role})
	if missing(err) {
		return r, nil
	}
	if err != nil {
		return r, fmt.Errorf("%s: %w", r.resource, err)
	}
	r.exists = true
	r.remove = func(ctx context.Context) error {
		attached, err := d.attachedPolicies(ctx)
		if err != nil {
			return err
		}
		if err := d.attachExactly(ctx, attached, nil); err != nil {
			return err
		}
		return retry(ctx, r.resource, deleteConflict, func() error {
			_, err := d.iam.DeleteRole(ctx, &awsiam.DeleteRoleInput{RoleName: &d.stack.Role})
			return err
		})
	}
	return r, d.ours(r.resource, iamTags(out.Role.Tags))
}

func (d *Deployer) policyRemoval(ctx context.Context) (removal, error) {
	r := removal{resource: "policy " + d.stack.Policy}
	arn := d.names.PolicyARN()
	out, err := d.iam.GetPolicy(ctx, &awsiam.GetPolicyInput{PolicyArn: &arn})
	if missing(err) {
		return r, nil
	}
	if err != nil {
		return r, fmt.Errorf("%s: %w", r.resource, err)
	}
	r.exists = true
	r.remove = func(ctx context.Context) error {
		versions, err := d.policyVersions(ctx, arn)
		if err != nil {
			return err
		}
		for _, v := range versions {
			if v.IsDefaultVersion {
				continue
			}
			if _, err := d.iam.DeletePolicyVersion(ctx, &awsiam.DeletePolicyVersionInput{PolicyArn: &arn, VersionId: v.VersionId}); err != nil {
				return err
			}
		}
		return retry(ctx, r.resource, deleteConflict, func() error {
			_, err := d.iam.DeletePolicy(ctx, &awsiam.DeletePolicyInput{PolicyArn: &arn})
			return err
		})
	}
	return r, d.ours(r.resource, iamTags(out.Policy.Tags))
}

// deleteConflict says that IAM still sees what was detached a moment ago.
func deleteConflict(err error) bool { return code(err) == "DeleteConflict" || busy(err) }

func (d *Deployer) bucketRemoval(ctx context.Context, name string) (removal, error) {
	r := removal{resource: "bucket " + name + " with every version of every object"}
	exists, err := d.bucketExists(ctx, name)
	if err != nil || !exists {
		return r, err
	}
	tags, err := d.bucketTags(ctx, name)
	if err != nil {
		return r, err
	}
	r.exists = true
	r.remove = func(ctx context.Context) error { return d.deleteBucket(ctx, aws.String(name)) }
	return r, d.ours("bucket "+name, tags)
}
