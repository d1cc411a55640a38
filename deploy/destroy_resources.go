package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	awsiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// functionRemoval takes the function with all its versions and aliases.
func (d *Deployer) functionRemoval(ctx context.Context, name string) (removal, error) {
	return d.removal("function "+name, func() (map[string]string, error) {
		out, err := d.lambda.GetFunction(ctx, &lambda.GetFunctionInput{FunctionName: &name})
		if err != nil {
			return nil, err
		}
		return functionTags(out)
	}, func(ctx context.Context) error {
		_, err := d.lambda.DeleteFunction(ctx, &lambda.DeleteFunctionInput{FunctionName: &name})
		return err
	})
}

func (d *Deployer) logGroupRemoval(ctx context.Context, name string) (removal, error) {
	return d.removal("log group "+name, func() (map[string]string, error) {
		group, err := d.findLogGroup(ctx, name)
		if err != nil {
			return nil, err
		}
		if group == nil {
			return nil, errAbsent
		}
		tags, err := d.logGroupTags(ctx, name)
		if err == nil && len(tags) == 0 { // Lambda made it again when a late call wrote to it
			tags = d.tags()
		}
		return tags, err
	}, func(ctx context.Context) error {
		_, err := d.logs.DeleteLogGroup(ctx, &cloudwatchlogs.DeleteLogGroupInput{LogGroupName: &name})
		return err
	})
}

func (d *Deployer) roleRemoval(ctx context.Context) (removal, error) {
	role := d.stack.Role
	return d.removeRole(ctx, role, func(ctx context.Context) error {
		attached, err := d.attachedPolicies(ctx, role)
		if err != nil {
			return err
		}
		return d.attachExactly(ctx, role, attached, nil)
	})
}

func (d *Deployer) policyRemoval(ctx context.Context) (removal, error) {
	arn := d.names.PolicyARN()
	return d.removal("policy "+d.stack.Policy, func() (map[string]string, error) {
		out, err := d.iam.GetPolicy(ctx, &awsiam.GetPolicyInput{PolicyArn: &arn})
		if err != nil {
			return nil, err
		}
		return iamTags(out.Policy.Tags), nil
	}, func(ctx context.Context) error {
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
		_, err = d.iam.DeletePolicy(ctx, &awsiam.DeletePolicyInput{PolicyArn: &arn})
		return err
	})
}

// bucketRemoval also takes what a deploy leaves that was killed between making a
// bucket and tagging it: one without a tag and without an object. That one is
// deleted only as long as it is empty.
func (d *Deployer) bucketRemoval(ctx context.Context, name string) (removal, error) {
	bare := false
	r, err := d.removal("bucket "+name, func() (map[string]string, error) {
		exists, err := d.bucketExists(ctx, name)
		if err == nil && !exists {
			err = errAbsent
		}
		if err != nil {
			return nil, err
		}
		tags, err := d.bucketTags(ctx, name)
		if err == nil && len(tags) == 0 && d.adoptable(ctx, name, tags) == nil {
			bare, tags = true, d.tags()
		}
		return tags, err
	}, func(ctx context.Context) error {
		if bare {
			_, err := d.s3.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: &name, ExpectedBucketOwner: &d.Account})
			return err
		}
		return d.deleteBucket(ctx, aws.String(name))
	})
	r.leased, r.bare = name == d.stack.Buckets.Models, bare
	r.resource = fmt.Sprintf("%s with every version of every object", r.resource)
	return r, err
}
