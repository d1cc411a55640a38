package deploy

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// bucket plans a bucket: ours by tag, versioned, private, encrypted, TLS only.
func (d *Deployer) bucket(ctx context.Context, name string) (*Step, error) {
	settings, err := d.bucketSettings(name)
	if err != nil {
		return nil, err
	}
	return d.bucketWith(ctx, name, "versioned, private, encrypted, TLS only", settings)
}

// bucketWith plans a bucket of ours with its settings, written in their order.
func (d *Deployer) bucketWith(ctx context.Context, name, note string, settings []setting) (*Step, error) {
	s := &Step{Kind: "bucket", Name: name, Note: note}
	exists, err := d.bucketExists(ctx, name)
	if err != nil {
		return nil, err
	}
	have := map[string]string{}
	if exists {
		if have, err = d.bucketTags(ctx, name); err != nil {
			return nil, err
		}
		if err := d.adoptable(ctx, name, have); err != nil {
			return nil, err
		}
	}
	tagChanges := d.tagChanges(have)
	var writes []func(context.Context) error
	for _, set := range settings {
		current := ""
		if exists {
			if current, err = set.read(ctx); err != nil {
				return nil, fmt.Errorf("bucket %s: cannot read its %s: %w", name, set.name, err)
			}
		}
		if changes := set.changes(current); len(changes) > 0 {
			s.Changes = append(s.Changes, changes...)
			writes = append(writes, set.write)
		}
	}
	s.Changes = append(s.Changes, tagChanges...)
	s.apply = func(ctx context.Context) error {
		if !exists {
			if err := d.createBucket(ctx, name); err != nil {
				return err
			}
		}
		if len(tagChanges) > 0 { // first, so that an interrupted run knows its own
			if err := d.tagBucket(ctx, name, have); err != nil {
				return err
			}
		}
		for _, write := range writes {
			if err := write(ctx); err != nil {
				return err
			}
		}
		return nil
	}
	return s.settle(exists), nil
}

// bucketExists also checks that the bucket is in this account and region.
func (d *Deployer) bucketExists(ctx context.Context, name string) (bool, error) {
	out, err := d.s3.HeadBucket(ctx, &s3.HeadBucketInput{Bucket: &name, ExpectedBucketOwner: &d.Account})
	if err == nil {
		if r := aws.ToString(out.BucketRegion); r != "" && r != d.Region {
			return false, fmt.Errorf("bucket %s is in %s, this stack is in %s: Lambda takes its package from its own region; name another bucket in stack.json or deploy to %s", name, r, d.Region, r)
		}
		return true, nil
	}
	if missing(err) {
		return false, nil
	}
	return false, err
}

// createBucket treats a bucket that is already ours as made: the answer to an
// earlier try may have been lost.
func (d *Deployer) createBucket(ctx context.Context, name string) error {
	in := &s3.CreateBucketInput{Bucket: &name}
	if d.Region != "us-east-1" { // which S3 wants left out
		in.CreateBucketConfiguration = &types.CreateBucketConfiguration{LocationConstraint: types.BucketLocationConstraint(d.Region)}
	}
	if _, err := d.s3.CreateBucket(ctx, in); err != nil && !taken(err) {
		return err
	}
	return nil
}
