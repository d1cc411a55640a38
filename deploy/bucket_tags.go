package deploy

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

func (d *Deployer) bucketTags(ctx context.Context, name string) (map[string]string, error) {
	tags := map[string]string{}
	out, err := d.s3.GetBucketTagging(ctx, &s3.GetBucketTaggingInput{Bucket: &name, ExpectedBucketOwner: &d.Account})
	if missing(err) {
		return tags, nil
	}
	if err != nil {
		return nil, fmt.Errorf("bucket %s: cannot read its tags: %w", name, err)
	}
	for _, t := range out.TagSet {
		tags[aws.ToString(t.Key)] = aws.ToString(t.Value)
	}
	return tags, nil
}

// adoptable refuses a bucket that is not ours. A bucket of this account without
// any tag and without any object is what an interrupted run leaves behind
// between making and tagging: it becomes ours.
func (d *Deployer) adoptable(ctx context.Context, name string, tags map[string]string) error {
	err := d.ours("bucket "+name, tags)
	if err == nil || len(tags) > 0 {
		return err
	}
	out, listErr := d.s3.ListObjectVersions(ctx, &s3.ListObjectVersionsInput{Bucket: &name, MaxKeys: aws.Int32(1), ExpectedBucketOwner: &d.Account})
	if listErr != nil {
		return fmt.Errorf("bucket %s: cannot list it: %w", name, listErr)
	}
	if len(out.Versions)+len(out.DeleteMarkers) > 0 {
		return err
	}
	return nil
}

// tagBucket writes the whole tag set, those of others included: S3 replaces it.
func (d *Deployer) tagBucket(ctx context.Context, name string, have map[string]string) error {
	all := maps.Clone(have)
	maps.Copy(all, d.tags())
	var set []types.Tag
	for _, key := range slices.Sorted(maps.Keys(all)) {
		set = append(set, types.Tag{Key: aws.String(key), Value: aws.String(all[key])})
	}
	_, err := d.s3.PutBucketTagging(ctx, &s3.PutBucketTaggingInput{
		Bucket: &name, ExpectedBucketOwner: &d.Account, Tagging: &types.Tagging{TagSet: set},
	})
	return err
}
