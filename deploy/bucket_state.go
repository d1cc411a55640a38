package deploy

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// statePrefix holds what the deployer itself keeps in the models bucket: the
// lease and the marks of verified versions. No model can be called so, as a
// model's name begins with a letter.
const statePrefix = "_stack/"

// errChanged says that a state object is no longer the one that was seen.
var errChanged = errors.New("somebody else has written it")

// largestState bounds what readState reads; a state object is some hundred bytes.
const largestState = 64 << 10

// readState reads a state object; etag is "" when there is none, or no bucket.
func (d *Deployer) readState(ctx context.Context, key string) (data []byte, etag string, err error) {
	out, err := d.s3.GetObject(ctx, &s3.GetObjectInput{Bucket: &d.stack.Buckets.Models, Key: &key, ExpectedBucketOwner: &d.Account},
		func(o *s3.Options) { o.DisableLogOutputChecksumValidationSkipped = true })
	if missing(err) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", fmt.Errorf("s3://%s/%s cannot be read: %w", d.stack.Buckets.Models, key, err)
	}
	defer out.Body.Close()
	data, err = io.ReadAll(io.LimitReader(out.Body, largestState))
	return data, aws.ToString(out.ETag), err
}

// writeState writes a state object over the one with etag, or where there must
// be none (etag ""). The error is errChanged when it is not so.
func (d *Deployer) writeState(ctx context.Context, key, etag string, document any) (newETag string, err error) {
	data, err := json.Marshal(document)
	if err != nil {
		return "", err
	}
	in := &s3.PutObjectInput{
		Bucket: &d.stack.Buckets.Models, Key: &key, ExpectedBucketOwner: &d.Account,
		Body: bytes.NewReader(data), ContentType: aws.String("application/json"),
		IfNoneMatch: aws.String("*"),
	}
	if etag != "" {
		in.IfNoneMatch, in.IfMatch = nil, &etag
	}
	out, err := d.s3.PutObject(ctx, in)
	if err == nil {
		return aws.ToString(out.ETag), nil
	}
	switch code(err) {
	case "PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey":
		return "", errChanged
	}
	return "", fmt.Errorf("s3://%s/%s cannot be written: %w", d.stack.Buckets.Models, key, err)
}

// who is the person and machine that run this, for other people to read.
func who() string {
	name, host := "somebody", "somewhere"
	if u, err := user.Current(); err == nil {
		name = u.Username
	}
	if h, err := os.Hostname(); err == nil {
		host = h
	}
	return name + "@" + host
}
