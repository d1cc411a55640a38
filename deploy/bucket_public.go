package deploy

import (
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// publicAccesses are what a bucket's block can let through: nothing, or what a
// bucket policy allows and never an ACL.
var publicAccesses = map[string]types.PublicAccessBlockConfiguration{
	"blocked": {
		BlockPublicAcls: aws.Bool(true), IgnorePublicAcls: aws.Bool(true),
		BlockPublicPolicy: aws.Bool(true), RestrictPublicBuckets: aws.Bool(true),
	},
	"by policy": {
		BlockPublicAcls: aws.Bool(true), IgnorePublicAcls: aws.Bool(true),
		BlockPublicPolicy: aws.Bool(false), RestrictPublicBuckets: aws.Bool(false),
	},
}

func (d *Deployer) publicAccess(bucket, desired string) setting {
	read := func(ctx context.Context) (string, error) {
		out, err := d.s3.GetPublicAccessBlock(ctx, &s3.GetPublicAccessBlockInput{Bucket: &bucket, ExpectedBucketOwner: &d.Account})
		if missing(err) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		for name, c := range publicAccesses {
			if slices.Equal(blocks(c), blocks(*out.PublicAccessBlockConfiguration)) {
				return name, nil
			}
		}
		return "open", nil
	}
	write := func(ctx context.Context) error {
		c := publicAccesses[desired]
		_, err := d.s3.PutPublicAccessBlock(ctx, &s3.PutPublicAccessBlockInput{
			Bucket: &bucket, ExpectedBucketOwner: &d.Account, PublicAccessBlockConfiguration: &c,
		})
		return err
	}
	return setting{"public access", desired, read, write}
}

// blocks are the four switches in a fixed order.
func blocks(c types.PublicAccessBlockConfiguration) []bool {
	return []bool{
		aws.ToBool(c.BlockPublicAcls), aws.ToBool(c.IgnorePublicAcls),
		aws.ToBool(c.BlockPublicPolicy), aws.ToBool(c.RestrictPublicBuckets),
	}
}
