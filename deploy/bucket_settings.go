package deploy

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/iam"
)

// A setting is one thing that a bucket must be. read answers "" where the
// bucket has none.
type setting struct {
	name, desired string
	read          func(context.Context) (string, error)
	write         func(context.Context) error
}

// changes compares what is with what must be; documents by their meaning.
func (s setting) changes(current string) []Change {
	if strings.HasSuffix(s.name, "policy") {
		return documentDiff(s.name, current, s.desired)
	}
	return diff(nil, s.name, current, s.desired)
}

func (d *Deployer) bucketSettings(bucket string) ([]setting, error) {
	policy, err := iam.Bucket(d.names, bucket)
	if err != nil {
		return nil, err
	}
	return []setting{
		d.versioning(bucket), d.publicAccess(bucket, "blocked"), d.ownership(bucket),
		d.encryption(bucket), d.bucketPolicy(bucket, "TLS-only policy", policy),
	}, nil
}

func (d *Deployer) versioning(bucket string) setting {
	read := func(ctx context.Context) (string, error) {
		out, err := d.s3.GetBucketVersioning(ctx, &s3.GetBucketVersioningInput{Bucket: &bucket, ExpectedBucketOwner: &d.Account})
		if err != nil {
			return "", err
		}
		return string(out.Status), nil
	}
	write := func(ctx context.Context) error {
		_, err := d.s3.PutBucketVersioning(ctx, &s3.PutBucketVersioningInput{
			Bucket: &bucket, ExpectedBucketOwner: &d.Account,
			VersioningConfiguration: &types.VersioningConfiguration{Status: types.BucketVersioningStatusEnabled},
		})
		return err
	}
	return setting{"versioning", "Enabled", read, write}
}

func (d *Deployer) ownership(bucket string) setting {
	read := func(ctx context.Context) (string, error) {
		out, err := d.s3.GetBucketOwnershipControls(ctx, &s3.GetBucketOwnershipControlsInput{Bucket: &bucket, ExpectedBucketOwner: &d.Account})
		if missing(err) {
			return "", nil
		}
		if err != nil || len(out.OwnershipControls.Rules) == 0 {
			return "", err
		}
		return string(out.OwnershipControls.Rules[0].ObjectOwnership), nil
	}
	write := func(ctx context.Context) error {
		_, err := d.s3.PutBucketOwnershipControls(ctx, &s3.PutBucketOwnershipControlsInput{
			Bucket: &bucket, ExpectedBucketOwner: &d.Account,
			OwnershipControls: &types.OwnershipControls{Rules: []types.OwnershipControlsRule{
				{ObjectOwnership: types.ObjectOwnershipBucketOwnerEnforced},
			}},
		})
		return err
	}
	return setting{"ownership", string(types.ObjectOwnershipBucketOwnerEnforced), read, write}
}

func (d *Deployer) encryption(bucket string) setting {
	read := func(ctx context.Context) (string, error) {
		out, err := d.s3.GetBucketEncryption(ctx, &s3.GetBucketEncryptionInput{Bucket: &bucket, ExpectedBucketOwner: &d.Account})
		if missing(err) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		for _, rule := range out.ServerSideEncryptionConfiguration.Rules {
			if by := rule.ApplyServerSideEncryptionByDefault; by != nil {
				return string(by.SSEAlgorithm), nil
			}
		}
		return "", nil
	}
	write := func(ctx context.Context) error {
		_, err := d.s3.PutBucketEncryption(ctx, &s3.PutBucketEncryptionInput{
			Bucket: &bucket, ExpectedBucketOwner: &d.Account,
			ServerSideEncryptionConfiguration: &types.ServerSideEncryptionConfiguration{
				Rules: []types.ServerSideEncryptionRule{{
					ApplyServerSideEncryptionByDefault: &types.ServerSideEncryptionByDefault{SSEAlgorithm: types.ServerSideEncryptionAes256},
				}},
			},
		})
		return err
	}
	return setting{"encryption", string(types.ServerSideEncryptionAes256), read, write}
}

func (d *Deployer) bucketPolicy(bucket, name, policy string) setting {
	read := func(ctx context.Context) (string, error) {
		out, err := d.s3.GetBucketPolicy(ctx, &s3.GetBucketPolicyInput{Bucket: &bucket, ExpectedBucketOwner: &d.Account})
		if missing(err) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		return canonical(aws.ToString(out.Policy)), nil
	}
	write := func(ctx context.Context) error {
		_, err := d.s3.PutBucketPolicy(ctx, &s3.PutBucketPolicyInput{Bucket: &bucket, ExpectedBucketOwner: &d.Account, Policy: &policy})
		return err
	}
	return setting{name, canonical(policy), read, write}
}
