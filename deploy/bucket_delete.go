package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// deleteBucket empties a versioned bucket, versions and delete markers, page
// by page, then deletes it.
func (d *Deployer) deleteBucket(ctx context.Context, name *string) error {
	for {
		page, err := d.s3.ListObjectVersions(ctx, &s3.ListObjectVersionsInput{Bucket: name, ExpectedBucketOwner: &d.Account})
		if err != nil {
			return err
		}
		var ids []types.ObjectIdentifier
		for _, v := range page.Versions {
			ids = append(ids, types.ObjectIdentifier{Key: v.Key, VersionId: v.VersionId})
		}
		for _, m := range page.DeleteMarkers {
			ids = append(ids, types.ObjectIdentifier{Key: m.Key, VersionId: m.VersionId})
		}
		if len(ids) == 0 {
			break
		}
		if err := d.deleteObjects(ctx, name, ids); err != nil {
			return err
		}
	}
	_, err := d.s3.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: name, ExpectedBucketOwner: &d.Account})
	return err
}

// deleteObjects checks every entry of the answer: S3 says 200 with errors inside.
func (d *Deployer) deleteObjects(ctx context.Context, name *string, ids []types.ObjectIdentifier) error {
	out, err := d.s3.DeleteObjects(ctx, &s3.DeleteObjectsInput{
		Bucket: name, ExpectedBucketOwner: &d.Account, Delete: &types.Delete{Objects: ids, Quiet: aws.Bool(true)},
	})
	if err != nil {
		return err
	}
	if len(out.Errors) > 0 {
		e := out.Errors[0]
		return fmt.Errorf("cannot delete %s: %s: %s (%d of %d objects)", aws.ToString(e.Key), aws.ToString(e.Code), aws.ToString(e.Message), len(out.Errors), len(ids))
	}
	return nil
}
