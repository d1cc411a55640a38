package deploy

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/converter"
	"serverless-poc/converter/s3store"
	"serverless-poc/internal/human"
	"serverless-poc/schema"
)

// object plans one published object: there with exactly these bytes, or not
// there yet. Anything else is an error, as what is published is never overwritten.
func (d *Deployer) object(ctx context.Context, bucket, key string, data []byte) (*Step, error) {
	s := &Step{Kind: "object", Name: "s3://" + bucket + "/" + key, Note: human.Size(len(data))}
	want := schema.Digest(data)
	got, _, err := d.headObject(ctx, bucket, key)
	if err != nil {
		return nil, err
	}
	if got != "" && got != want {
		return nil, fmt.Errorf("%s is there with other bytes (SHA-256 %s, expected %s): somebody changed it after it was published, and nothing published is ever overwritten; delete that object, then run again to publish the right one", s.Name, got, want)
	}
	s.Changes = diff(nil, "sha256", got, want)
	s.apply = func(ctx context.Context) error { return d.upload(ctx, bucket, key, data) }
	return s.settle(got != ""), nil
}

// upload writes an object that must not exist. Where it has come to be since
// the plan, because the answer to an earlier try was lost or somebody else
// deploys, equal bytes are fine.
func (d *Deployer) upload(ctx context.Context, bucket, key string, data []byte) error {
	object := "s3://" + bucket + "/" + key
	done, err := d.until(ctx, patience, func() (bool, error) {
		err := d.store(bucket).Create(ctx, key, data)
		if !errors.Is(err, converter.ErrExists) {
			return err == nil, err
		}
		got, _, err := d.headObject(ctx, bucket, key)
		if err == nil && got != "" && got != schema.Digest(data) {
			err = &SupersededError{Resource: object, Err: converter.ErrExists}
		}
		return got != "", err // "": not seen yet, or deleted again
	})
	if err == nil && !done {
		err = fmt.Errorf("%s exists for who writes it and does %w exist for who reads it, after %s: run it again later, and if it says the same, look at its versions in the console", object, ErrNotYet, patience)
	}
	return err
}

// store writes each key of bucket once, by the same rules as the converter.
func (d *Deployer) store(bucket string) *s3store.Store {
	return s3store.New(d.s3, bucket, d.Account).Once()
}

// headObject reads the SHA-256 of an object in hex, "" when there is none, and
// its content-type.
func (d *Deployer) headObject(ctx context.Context, bucket, key string) (digest, kind string, err error) {
	out, err := d.s3.HeadObject(ctx, &s3.HeadObjectInput{
		Bucket: &bucket, Key: &key, ExpectedBucketOwner: &d.Account, ChecksumMode: types.ChecksumModeEnabled,
	})
	if missing(err) {
		return "", "", nil
	}
	if err != nil {
		return "", "", err // a 403 is neither there nor missing
	}
	kind = aws.ToString(out.ContentType)
	if sum, err := base64.StdEncoding.DecodeString(aws.ToString(out.ChecksumSHA256)); err == nil && len(sum) == sha256.Size {
		return hex.EncodeToString(sum), kind, nil
	}
	data, err := d.store(bucket).Get(ctx, key) // written without a checksum
	if err != nil {
		return "", "", err
	}
	return schema.Digest(data), kind, nil
}
