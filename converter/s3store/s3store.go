// Package s3store keeps artefacts in an S3 bucket, each written once and never
// again: it is the [converter.Store] that models are published to.
//
// Depends on converter (for the answer [converter.ErrExists]) and aws-sdk-go-v2.
package s3store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"path"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/converter"
)

// A Store is one bucket.
type Store struct {
	client *s3.Client
	bucket string
	owner  string
	tries  int // against writers of the same key at the same moment
	wait   func(ctx context.Context, attempt int) error
}

var _ converter.Store = (*Store)(nil)

// New is the store in bucket. Owner is the account that must own the bucket, so
// that a stranger's bucket of the same name is never written to; "" does not ask.
func New(client *s3.Client, bucket, owner string) *Store {
	return &Store{client: client, bucket: bucket, owner: owner, tries: attempts, wait: backOff}
}

// Once is the store whose client makes a call again by itself where that
// helps, so that the store does not.
func (s *Store) Once() *Store {
	once := *s
	once.tries = 1
	return &once
}

// attempts bounds the tries against writers of the same key at the same moment.
const attempts = 5

// Create implements [converter.Store] by PutObject with If-None-Match: *. S3
// checks the SHA-256 of what arrived.
func (s *Store) Create(ctx context.Context, key string, data []byte) error {
	sum := sha256.Sum256(data)
	for attempt := 1; ; attempt++ {
		_, err := s.client.PutObject(ctx, &s3.PutObjectInput{
			Bucket:              &s.bucket,
			Key:                 &key,
			Body:                bytes.NewReader(data),
			ContentType:         aws.String(contentType(key)),
			ChecksumAlgorithm:   types.ChecksumAlgorithmSha256,
			ChecksumSHA256:      aws.String(base64.StdEncoding.EncodeToString(sum[:])),
			IfNoneMatch:         aws.String("*"),
			ExpectedBucketOwner: s.expectedOwner(),
		})
		if err == nil || !isConflict(err) || attempt == s.tries {
			return s.explain("write", key, err)
		}
		if err := s.wait(ctx, attempt); err != nil {
			return err
		}
	}
}

// contentType is for people who look at the bucket: artefacts are JSON, and
// the deployer's packages go the same way.
func contentType(key string) string {
	if path.Ext(key) == ".zip" {
		return "application/zip"
	}
	return "application/json"
}

// largest bounds what Get reads; an artefact is some kilobytes.
const largest = 64 << 20

// Get implements [converter.Store].
func (s *Store) Get(ctx context.Context, key string) ([]byte, error) {
	object, err := s.client.GetObject(ctx, &s3.GetObjectInput{
		Bucket:              &s.bucket,
		Key:                 &key,
		ExpectedBucketOwner: s.expectedOwner(),
	}, func(o *s3.Options) {
		o.DisableLogOutputChecksumValidationSkipped = true // the caller compares every byte
	})
	if err != nil {
		return nil, s.explain("read", key, err)
	}
	defer object.Body.Close()
	data, err := io.ReadAll(io.LimitReader(object.Body, largest))
	return data, s.explain("read", key, err)
}

func (s *Store) expectedOwner() *string {
	if s.owner == "" {
		return nil
	}
	return &s.owner
}

// backOff waits 0.2, 0.4, 0.8 and 1.6 seconds.
func backOff(ctx context.Context, attempt int) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(100 * time.Millisecond << attempt):
		return nil
	}
}
