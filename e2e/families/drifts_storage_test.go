package families

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	iamtypes "github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/deploy"
	"serverless-poc/emulator"
)

func bucketDrifts(bucket string) []drift {
	return []drift{
		{kind: "bucket", attribute: "versioning", change: func(ctx context.Context, a *account) error {
			_, err := a.s3.PutBucketVersioning(ctx, &s3.PutBucketVersioningInput{Bucket: &bucket, VersioningConfiguration: &types.VersioningConfiguration{Status: types.BucketVersioningStatusSuspended}})
			return err
		}},
		{kind: "bucket", attribute: "public access", change: func(ctx context.Context, a *account) error {
			_, err := a.s3.PutPublicAccessBlock(ctx, &s3.PutPublicAccessBlockInput{Bucket: &bucket, PublicAccessBlockConfiguration: &types.PublicAccessBlockConfiguration{BlockPublicAcls: aws.Bool(true)}})
			return err
		}},
		{kind: "bucket", attribute: "ownership", change: func(ctx context.Context, a *account) error {
			_, err := a.s3.PutBucketOwnershipControls(ctx, &s3.PutBucketOwnershipControlsInput{Bucket: &bucket, OwnershipControls: &types.OwnershipControls{Rules: []types.OwnershipControlsRule{{ObjectOwnership: types.ObjectOwnershipBucketOwnerPreferred}}}})
			return err
		}},
		{kind: "bucket", attribute: "encryption", change: func(ctx context.Context, a *account) error {
			_, err := a.s3.PutBucketEncryption(ctx, &s3.PutBucketEncryptionInput{Bucket: &bucket, ServerSideEncryptionConfiguration: &types.ServerSideEncryptionConfiguration{
				Rules: []types.ServerSideEncryptionRule{{ApplyServerSideEncryptionByDefault: &types.ServerSideEncryptionByDefault{SSEAlgorithm: types.ServerSideEncryptionAwsKms}}}}})
			return err
		}},
		{kind: "bucket", attribute: "TLS-only policy", change: func(ctx context.Context, a *account) error {
			_, err := a.s3.DeleteBucketPolicy(ctx, &s3.DeleteBucketPolicyInput{Bucket: &bucket})
			return err
		}},
		{kind: "bucket", attribute: "tag project", change: func(ctx context.Context, a *account) error {
			_, err := a.s3.PutBucketTagging(ctx, &s3.PutBucketTaggingInput{Bucket: &bucket, Tagging: &types.Tagging{TagSet: []types.Tag{
				{Key: aws.String(deploy.TagKey), Value: aws.String(deploy.StackName(stack()))}, {Key: aws.String("project"), Value: aws.String("theirs")}}}})
			return err
		}},
	}
}

func iamDrifts() []drift {
	role, policy := stack().Role, "arn:aws:iam::"+emulator.AccountID+":policy/"+stack().Policy
	tags := []iamtypes.Tag{{Key: aws.String("project"), Value: aws.String("theirs")}}
	return []drift{
		{kind: "role", attribute: "trust policy", change: func(ctx context.Context, a *account) error {
			trust := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["lambda.amazonaws.com","events.amazonaws.com"]},"Action":"sts:AssumeRole"}]}`
			_, err := a.iam.UpdateAssumeRolePolicy(ctx, &iam.UpdateAssumeRolePolicyInput{RoleName: &role, PolicyDocument: &trust})
			return err
		}},
		{kind: "role", attribute: "policies", change: func(ctx context.Context, a *account) error {
			_, err := a.iam.DetachRolePolicy(ctx, &iam.DetachRolePolicyInput{RoleName: &role, PolicyArn: &policy})
			return err
		}},
		{kind: "role", attribute: "tag project", change: func(ctx context.Context, a *account) error {
			_, err := a.iam.TagRole(ctx, &iam.TagRoleInput{RoleName: &role, Tags: tags})
			return err
		}},
		{kind: "policy", attribute: "document", change: func(ctx context.Context, a *account) error {
			more := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}`
			_, err := a.iam.CreatePolicyVersion(ctx, &iam.CreatePolicyVersionInput{PolicyArn: &policy, PolicyDocument: &more, SetAsDefault: true})
			return err
		}},
		{kind: "policy", attribute: "tag project", change: func(ctx context.Context, a *account) error {
			_, err := a.iam.TagPolicy(ctx, &iam.TagPolicyInput{PolicyArn: &policy, Tags: tags})
			return err
		}},
	}
}
