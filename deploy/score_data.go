package deploy

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"serverless-poc/deploy/dataset"
)

// A dataObject is one object of a data set.
type dataObject struct {
	bucket, key, etag string
	size              int64
	format            dataset.Format
}

func (o dataObject) String() string { return "s3://" + o.bucket + "/" + o.key }

// scoringObjects lists the data set: the object of that key, or all below a
// prefix that ends at a slash. An object that has no rows is left out.
func (d *Deployer) scoringObjects(ctx context.Context, address string) ([]dataObject, error) {
	from, err := folderOf(address)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(from.bucket+"/"+from.prefix, d.names.Batch.Input) {
		return nil, refusef("%s is not below %s, batch.input of stack.json, where alone the state machine may read", address, d.stack.Batch.Input)
	}
	var list []dataObject
	pages := s3.NewListObjectsV2Paginator(d.s3, &s3.ListObjectsV2Input{Bucket: &from.bucket, Prefix: &from.prefix, ExpectedBucketOwner: &d.Account})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be listed: %w", address, err)
		}
		for _, x := range page.Contents {
			o := dataObject{bucket: from.bucket, key: aws.ToString(x.Key), etag: aws.ToString(x.ETag), size: aws.ToInt64(x.Size)}
			if o.size == 0 || o.key != from.prefix && !strings.HasSuffix(from.prefix, "/") && from.prefix != "" {
				continue
			}
			if o.format, err = dataset.FormatOf(o.key); err != nil {
				return nil, refusef("s3://%s/%v", from.bucket, err)
			}
			list = append(list, o)
		}
	}
	if len(list) == 0 {
		return nil, refusef("%s has no rows: there is no such object, or it is empty; a folder ends at a slash", address)
	}
	return list, nil
}

// headBytes is how much of an object is looked at beforehand.
const headBytes = 256 << 10

// head reads the rows in the beginning of an object.
func (d *Deployer) head(ctx context.Context, o dataObject) (*dataset.Sample, error) {
	var part *string
	if o.size > headBytes {
		part = aws.String(fmt.Sprintf("bytes=0-%d", headBytes-1))
	}
	body, err := d.open(ctx, o.bucket, o.key, part)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", o, err)
	}
	defer body.Close()
	data, err := io.ReadAll(io.LimitReader(body, headBytes))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", o, err)
	}
	s, err := dataset.Head(o.format, data, o.size <= headBytes)
	if err != nil {
		return nil, refusef("%s: %v", o, err)
	}
	return s, nil
}

// open reads an object, or of a long one the part that is asked for in the words
// of HTTP's Range.
func (d *Deployer) open(ctx context.Context, bucket, key string, part *string) (io.ReadCloser, error) {
	out, err := d.s3.GetObject(ctx, &s3.GetObjectInput{Bucket: &bucket, Key: &key, Range: part, ExpectedBucketOwner: &d.Account})
	if err != nil {
		return nil, err
	}
	return out.Body, nil
}
