package deploy

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/smithy-go"

	"serverless-poc/deploy/awserr"
)

// deleteBucket empties a versioned bucket, versions and delete markers, page
// by page, then deletes it. What could not be deleted now, or came meanwhile, is
// listed again until patience ends; what a listing of old still shows is not
// deleted twice.
func (d *Deployer) deleteBucket(ctx context.Context, name *string) error {
	gone := map[string]bool{}
	for w := d.wait(); ; {
		deleted, passing, err := d.deletePage(ctx, name, gone)
		if err == nil && deleted == 0 && passing == nil {
			_, passing = d.s3.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: name, ExpectedBucketOwner: &d.Account})
			if !taken(passing) { // done, or something else than new objects
				return passing
			}
		}
		if err != nil {
			return err
		}
		if passing == nil {
			w = d.wait()
			continue
		}
		if again, err := w.pause(ctx, 0, patience); err != nil {
			return err
		} else if !again {
			return passing
		}
	}
}

// deletePage deletes what one listing shows and is not gone yet, and counts it.
// S3 says 200 with errors inside: those that will pass are apart from the one
// that will not.
func (d *Deployer) deletePage(ctx context.Context, name *string, gone map[string]bool) (deleted int, passing, err error) {
	ids, err := d.objectVersions(ctx, name)
	ids = slices.DeleteFunc(ids, func(id types.ObjectIdentifier) bool { return gone[versionOf(id.Key, id.VersionId)] })
	if err != nil || len(ids) == 0 {
		return 0, nil, err
	}
	out, err := d.s3.DeleteObjects(ctx, &s3.DeleteObjectsInput{
		Bucket: name, ExpectedBucketOwner: &d.Account, Delete: &types.Delete{Objects: ids, Quiet: aws.Bool(true)},
	})
	if err != nil {
		return 0, nil, err
	}
	for _, id := range ids {
		gone[versionOf(id.Key, id.VersionId)] = true
	}
	for _, e := range out.Errors {
		delete(gone, versionOf(e.Key, e.VersionId))
		entry := &smithy.GenericAPIError{Code: aws.ToString(e.Code), Message: aws.ToString(e.Message)}
		err := fmt.Errorf("cannot delete s3://%s/%s: %w (%d of %d objects)", *name, aws.ToString(e.Key), entry, len(out.Errors), len(ids))
		if awserr.Classify(awserr.S3, "DeleteObjects", entry).Class != awserr.Retry {
			return 0, nil, err
		}
		passing = err
	}
	return len(ids) - len(out.Errors), passing, nil
}

// versionOf names a version of an object; null is that of a bucket without any.
func versionOf(key, version *string) string {
	return aws.ToString(key) + "\x00" + cmp.Or(aws.ToString(version), "null")
}

// objectVersions is one page of all that is in a bucket.
func (d *Deployer) objectVersions(ctx context.Context, name *string) ([]types.ObjectIdentifier, error) {
	page, err := d.s3.ListObjectVersions(ctx, &s3.ListObjectVersionsInput{Bucket: name, ExpectedBucketOwner: &d.Account})
	if err != nil {
		return nil, err
	}
	var ids []types.ObjectIdentifier
	for _, v := range page.Versions {
		ids = append(ids, types.ObjectIdentifier{Key: v.Key, VersionId: v.VersionId})
	}
	for _, m := range page.DeleteMarkers {
		ids = append(ids, types.ObjectIdentifier{Key: m.Key, VersionId: m.VersionId})
	}
	return ids, nil
}
