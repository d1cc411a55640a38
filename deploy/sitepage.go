package deploy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/schema"
)

// A PageFile is one file of the page, as the site's bucket has it.
type PageFile struct {
	Type    string // the value of content-type
	Content []byte
}

// apiPlace is where the page says what its API is; the function's own says
// nothing, and asks where it is itself.
const apiPlace = `<meta name="api" content="">`

// sitePage plans the page in the site's bucket: its files by their keys, the
// page itself with the API's address. Unlike everything else that is published,
// they are overwritten.
func (d *Deployer) sitePage(ctx context.Context, files map[string]PageFile) (*Step, error) {
	bucket := d.stack.Site.Bucket
	s := &Step{Kind: "page", Name: "s3://" + bucket + "/" + siteDocument, Note: fmt.Sprintf("%d files, of the API's root", len(files))}
	there, err := d.bucketExists(ctx, bucket)
	if err != nil {
		return nil, err
	}
	all, err := d.pageFiles(ctx, files)
	if err != nil {
		return nil, err
	}
	exists := false
	for _, key := range slices.Sorted(maps.Keys(all)) {
		have := ""
		if there {
			if have, err = d.sitePageFile(ctx, bucket, key); err != nil {
				return nil, fmt.Errorf("s3://%s/%s: %w", bucket, key, err)
			}
		}
		exists = exists || have != ""
		s.Changes = diff(s.Changes, key, have, all[key].text())
	}
	changes := s.Changes
	s.apply = func(ctx context.Context) error {
		all, err := d.pageFiles(ctx, files) // by now the API is there
		if err != nil {
			return err
		}
		for _, c := range changes {
			if err := d.putPageFile(ctx, bucket, c.Attribute, all[c.Attribute]); err != nil {
				return err
			}
		}
		return nil
	}
	return s.settle(exists), nil
}

// pageFiles are the files with the API's address in the page; of an API that is
// not made yet it is not known.
func (d *Deployer) pageFiles(ctx context.Context, files map[string]PageFile) (map[string]PageFile, error) {
	at, err := d.URL(ctx, "/")
	switch {
	case errors.Is(err, errNone):
		at = next
	case err != nil:
		return nil, err
	}
	page := files[siteDocument]
	if !bytes.Contains(page.Content, []byte(apiPlace)) {
		return nil, fmt.Errorf("the page has no %s, so it cannot be told where its API is; take site out of stack.json, or mend %s", apiPlace, siteDocument)
	}
	all := maps.Clone(files)
	told := strings.Replace(apiPlace, `""`, `"`+html.EscapeString(at)+`"`, 1)
	all[siteDocument] = PageFile{page.Type, bytes.Replace(page.Content, []byte(apiPlace), []byte(told), 1)}
	return all, nil
}

// text is what a file is, in one line.
func (f PageFile) text() string { return f.Type + " " + schema.Digest(f.Content) }

// sitePageFile is the text of an object, "" when there is none.
func (d *Deployer) sitePageFile(ctx context.Context, bucket, key string) (string, error) {
	digest, kind, err := d.headObject(ctx, bucket, key)
	if err != nil || digest == "" {
		return "", err
	}
	return kind + " " + digest, nil
}

func (d *Deployer) putPageFile(ctx context.Context, bucket, key string, f PageFile) error {
	_, err := d.s3.PutObject(ctx, &s3.PutObjectInput{
		Bucket: &bucket, Key: &key, Body: bytes.NewReader(f.Content), ContentType: &f.Type, CacheControl: aws.String("no-cache"),
		ChecksumAlgorithm: types.ChecksumAlgorithmSha256, ChecksumSHA256: aws.String(base64SHA(schema.Digest(f.Content))), ExpectedBucketOwner: &d.Account,
	})
	if err != nil {
		return fmt.Errorf("s3://%s/%s: %w", bucket, key, err)
	}
	return nil
}
