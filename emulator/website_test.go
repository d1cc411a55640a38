package emulator_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// A website's objects are read by anybody once the public access block and the
// bucket's policy both let them; everything else stays closed.
func TestWebsite(t *testing.T) {
	e, c := run(t)
	ctx, b := t.Context(), bucket(t, c, "site")
	for key, text := range map[string]string{"index.html": "<h1>home</h1>", "docs/index.html": "docs", "private/secret": "secret"} {
		put(t, c, "site", key, text)
	}
	_, err := c.s3.GetBucketWebsite(ctx, &s3.GetBucketWebsiteInput{Bucket: b})
	wants(t, "GetBucketWebsite of a fresh bucket", err, "NoSuchWebsiteConfiguration 404")
	configure := func(suffix string) error {
		_, err := c.s3.PutBucketWebsite(ctx, &s3.PutBucketWebsiteInput{Bucket: b, WebsiteConfiguration: &types.WebsiteConfiguration{IndexDocument: &types.IndexDocument{Suffix: &suffix}}})
		return err
	}
	wants(t, "an index document in a folder", configure("a/index.html"), "InvalidArgument 400")
	wants(t, "PutBucketWebsite", configure("index.html"), "")
	if out := must(c.s3.GetBucketWebsite(ctx, &s3.GetBucketWebsiteInput{Bucket: b}))(t); *out.IndexDocument.Suffix != "index.html" {
		t.Errorf("the index document is %q", *out.IndexDocument.Suffix)
	}
	read := func(method, path string) string {
		t.Helper()
		request := must(http.NewRequestWithContext(ctx, method, e.URL()+path, nil))(t)
		reply := must(http.DefaultClient.Do(request))(t)
		defer reply.Body.Close()
		body := must(io.ReadAll(reply.Body))(t)
		if reply.StatusCode != 200 {
			return reply.Status
		}
		return string(body)
	}
	const closed = "403 Forbidden"
	all := []struct{ method, path, open string }{
		{"GET", "/site/index.html", "<h1>home</h1>"}, {"GET", "/site/", "<h1>home</h1>"}, {"GET", "/site", "<h1>home</h1>"},
		{"GET", "/site/docs/", "docs"}, {"HEAD", "/site/index.html", ""}, {"GET", "/site/private/secret", closed},
		{"GET", "/site/none", closed}, {"GET", "/site/docs", closed}, {"GET", "/site?policy", closed}, {"GET", "/site?versions", closed},
		{"GET", "/site/index.html?acl", closed}, {"PUT", "/site/index.html", closed}, {"DELETE", "/site/index.html", closed},
		{"GET", "/", closed}, {"GET", "/nowhere/index.html", closed},
	}
	check := func(when string, open bool) {
		t.Helper()
		for _, one := range all {
			want := closed
			if open {
				want = one.open
			}
			if got := read(one.method, one.path); got != want {
				t.Errorf("%s: %s %s gives %q, want %q", when, one.method, one.path, got, want)
			}
		}
	}
	check("without a policy", false)
	block := func(on bool) {
		must(c.s3.PutPublicAccessBlock(ctx, &s3.PutPublicAccessBlockInput{Bucket: b, PublicAccessBlockConfiguration: &types.PublicAccessBlockConfiguration{
			BlockPublicAcls: aws.Bool(true), IgnorePublicAcls: aws.Bool(true), BlockPublicPolicy: &on, RestrictPublicBuckets: &on}}))(t)
	}
	block(false)
	policy := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::site/*"},
		{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::site/private/*"}]}`
	must(c.s3.PutBucketPolicy(ctx, &s3.PutBucketPolicyInput{Bucket: b, Policy: &policy}))(t)
	check("open", true)
	block(true)
	check("restricted", false)
	block(false)
	must(c.s3.DeleteBucketWebsite(ctx, &s3.DeleteBucketWebsiteInput{Bucket: b}))(t)
	if got := read("GET", "/site/"); got != closed {
		t.Errorf("without a website a folder gives %q", got)
	}
	last := e.Calls()[len(e.Calls())-1]
	if last.Caller != "anonymous" {
		t.Errorf("recorded as %+v", last)
	}
}

// Every operation holds to the owner that is expected of the bucket.
func TestExpectedBucketOwner(t *testing.T) {
	_, c := run(t)
	ctx, b := t.Context(), bucket(t, c, "models")
	put(t, c, "models", "k", "1")
	key, other := aws.String("k"), aws.String("111111111111")
	calls := map[string]func() error{
		"GetObject": func() error {
			_, err := c.s3.GetObject(ctx, &s3.GetObjectInput{Bucket: b, Key: key, ExpectedBucketOwner: other})
			return err
		},
		"DeleteObject": func() error {
			_, err := c.s3.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: b, Key: key, ExpectedBucketOwner: other})
			return err
		},
		"PutObject": func() error {
			_, err := c.s3.PutObject(ctx, &s3.PutObjectInput{Bucket: b, Key: key, Body: strings.NewReader("2"), ExpectedBucketOwner: other})
			return err
		},
		"DeleteObjects": func() error {
			_, err := c.s3.DeleteObjects(ctx, &s3.DeleteObjectsInput{Bucket: b, ExpectedBucketOwner: other, Delete: &types.Delete{Objects: []types.ObjectIdentifier{{Key: key}}}})
			return err
		},
		"CopyObject": func() error {
			_, err := c.s3.CopyObject(ctx, &s3.CopyObjectInput{Bucket: b, Key: aws.String("copy"), CopySource: aws.String("models/k"), ExpectedSourceBucketOwner: other})
			return err
		},
		"ListObjectsV2": func() error {
			_, err := c.s3.ListObjectsV2(ctx, &s3.ListObjectsV2Input{Bucket: b, ExpectedBucketOwner: other})
			return err
		},
		"ListObjectVersions": func() error {
			_, err := c.s3.ListObjectVersions(ctx, &s3.ListObjectVersionsInput{Bucket: b, ExpectedBucketOwner: other})
			return err
		},
		"GetBucketPolicy": func() error {
			_, err := c.s3.GetBucketPolicy(ctx, &s3.GetBucketPolicyInput{Bucket: b, ExpectedBucketOwner: other})
			return err
		},
		"GetBucketVersioning": func() error {
			_, err := c.s3.GetBucketVersioning(ctx, &s3.GetBucketVersioningInput{Bucket: b, ExpectedBucketOwner: other})
			return err
		},
		"DeleteBucketWebsite": func() error {
			_, err := c.s3.DeleteBucketWebsite(ctx, &s3.DeleteBucketWebsiteInput{Bucket: b, ExpectedBucketOwner: other})
			return err
		},
		"DeleteBucket": func() error {
			_, err := c.s3.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: b, ExpectedBucketOwner: other})
			return err
		},
	}
	for name, call := range calls {
		wants(t, name, call(), "AccessDenied 403")
	}
	if got := get(t, c, "models", "k"); got != "1" {
		t.Errorf("after all of it the object is %q", got)
	}
}
