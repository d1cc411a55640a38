package deploy

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// partSize is how large a file of results grows; it is in memory until then.
const partSize = 64 << 20

// parts are numbered files of JSON Lines in a folder.
type parts struct {
	d      *Deployer
	bucket string
	prefix string
	body   bytes.Buffer
	keys   []string
}

func (d *Deployer) parts(at folder, name string) *parts {
	return &parts{d: d, bucket: at.bucket, prefix: at.prefix + name, keys: []string{}}
}

// add writes a line.
func (p *parts) add(ctx context.Context, line any) error {
	text, err := json.Marshal(line)
	if err != nil {
		return err
	}
	p.body.Write(text)
	p.body.WriteByte('\n')
	if p.body.Len() < partSize {
		return nil
	}
	return p.flush(ctx)
}

// end writes what is left and gives the keys of all.
func (p *parts) end(ctx context.Context) ([]string, error) {
	if p.body.Len() == 0 {
		return p.keys, nil
	}
	err := p.flush(ctx)
	return p.keys, err
}

func (p *parts) flush(ctx context.Context) error {
	key := fmt.Sprintf("%s%05d.jsonl", p.prefix, len(p.keys))
	if err := p.d.write(ctx, p.bucket, key, p.body.Bytes()); err != nil {
		return err
	}
	p.keys = append(p.keys, key)
	p.body.Reset()
	return nil
}

// write writes an object of a run, which the same run may have written before.
func (d *Deployer) write(ctx context.Context, bucket, key string, body []byte) error {
	_, err := d.s3.PutObject(ctx, &s3.PutObjectInput{
		Bucket: &bucket, Key: &key, Body: bytes.NewReader(body), ExpectedBucketOwner: &d.Account, ContentType: aws.String("application/json"),
	})
	if err != nil {
		return fmt.Errorf("s3://%s/%s: %w", bucket, key, err)
	}
	return nil
}
