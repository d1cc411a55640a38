package deploy

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
)

func (d *Deployer) read(ctx context.Context, bucket, key string) ([]byte, error) {
	body, err := d.open(ctx, bucket, key, nil)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	return io.ReadAll(body)
}

// lines gives each line of an object to take; a batch is one line.
func (d *Deployer) lines(ctx context.Context, bucket, key string, take func(context.Context, []byte) error) error {
	body, err := d.open(ctx, bucket, key, nil)
	if err != nil {
		return err
	}
	defer body.Close()
	r := bufio.NewReaderSize(body, 1<<20)
	for {
		line, err := r.ReadBytes('\n')
		if text := bytes.TrimSpace(line); len(text) > 0 {
			if err := take(ctx, text); err != nil {
				return fmt.Errorf("s3://%s/%s: %w", bucket, key, err)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("s3://%s/%s: %w", bucket, key, err)
		}
	}
}
