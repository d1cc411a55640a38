package emulator_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// A version that is deleted a second time is deleted: S3 says so for each.
func TestDeletedTwice(t *testing.T) {
	_, c := run(t)
	ctx, b := t.Context(), bucket(t, c, "gone-bucket")
	must(c.s3.PutBucketVersioning(ctx, &s3.PutBucketVersioningInput{Bucket: b, VersioningConfiguration: &types.VersioningConfiguration{Status: types.BucketVersioningStatusEnabled}}))(t)
	put(t, c, *b, "a/b & c", "one")
	put(t, c, *b, "a/b & c", "two")
	var ids []types.ObjectIdentifier
	for _, v := range must(c.s3.ListObjectVersions(ctx, &s3.ListObjectVersionsInput{Bucket: b}))(t).Versions {
		ids = append(ids, types.ObjectIdentifier{Key: v.Key, VersionId: v.VersionId})
	}
	for _, time := range []string{"first", "second"} {
		out := must(c.s3.DeleteObjects(ctx, &s3.DeleteObjectsInput{Bucket: b, Delete: &types.Delete{Objects: ids}}))(t)
		if len(out.Errors) > 0 || len(out.Deleted) != 2 || aws.ToString(out.Deleted[0].Key) != "a/b & c" || aws.ToString(out.Deleted[0].VersionId) == "" {
			t.Errorf("the %s time: %d deleted", time, len(out.Deleted))
			for _, e := range out.Errors {
				t.Errorf("%s: %s", aws.ToString(e.Code), aws.ToString(e.Message))
			}
		}
	}
}
