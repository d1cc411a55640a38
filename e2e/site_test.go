package e2e

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// The site's bucket is read by anybody, the others by nobody; what somebody
// changed is named and mended; destroy takes it with its pages.
func TestSite(t *testing.T) {
	w := newWorld(t)
	w.stack.Site = &schema.StackSite{Bucket: "serverless-poc-site"}
	w.deploy()
	if lines := w.plan(); len(lines) > 0 {
		t.Fatalf("the plan after the deploy is %q; want it empty", lines)
	}
	client := s3.NewFromConfig(w.cfg)
	site := &w.stack.Site.Bucket
	_, err := client.PutObject(t.Context(), &s3.PutObjectInput{Bucket: site, Key: aws.String("index.html"), Body: strings.NewReader("the page")})
	must(t, err)
	for path, want := range map[string]string{
		"/serverless-poc-site/index.html":                             "200 the page",
		"/serverless-poc-models/" + w.release.Artefact.Artefact.Key(): "403",
	} {
		reply, err := http.Get(w.aws.URL() + path)
		must(t, err)
		body, err := io.ReadAll(reply.Body)
		must(t, err)
		reply.Body.Close()
		if got := reply.Status[:3] + " " + string(body); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s; want %s", path, got, want)
		}
	}
	_, err = client.DeleteBucketWebsite(t.Context(), &s3.DeleteBucketWebsiteInput{Bucket: site})
	must(t, err)
	_, err = client.PutPublicAccessBlock(t.Context(), &s3.PutPublicAccessBlockInput{Bucket: site, PublicAccessBlockConfiguration: &types.PublicAccessBlockConfiguration{
		BlockPublicAcls: aws.Bool(false), IgnorePublicAcls: aws.Bool(true), BlockPublicPolicy: aws.Bool(false), RestrictPublicBuckets: aws.Bool(false),
	}})
	must(t, err)
	if lines := w.plan(); len(lines) != 1 || lines[0] != "~ bucket     serverless-poc-site: public access open -> by policy, website index.html" {
		t.Errorf("the plan is %q; want public access and website", lines)
	}
	w.deploy()
	if lines := w.plan(); len(lines) > 0 {
		t.Errorf("the plan after mending is %q; want it empty", lines)
	}
	n, err := w.deployer().Destroy(t.Context())
	must(t, err)
	if n != 7 {
		t.Errorf("%d removed; want 7, the site's bucket among them:\n%s", n, &w.said)
	}
}

// The page is in the site's bucket as it is below the function, but for where
// its API is; what somebody changed is named and mended.
func TestSitePage(t *testing.T) {
	w := publicWorld(t)
	w.stack.Site = &schema.StackSite{Bucket: "serverless-poc-site"}
	w.release.Page = map[string]deploy.PageFile{
		"index.html":     {Type: "text/html; charset=utf-8", Content: []byte(`<!doctype html><meta name="api" content="">`)},
		"page/style.css": {Type: "text/css; charset=utf-8", Content: []byte("p{}")},
	}
	if lines := strings.Join(w.plan(), "\n"); !strings.Contains(lines, "+ page       s3://serverless-poc-site/index.html: 2 files") {
		t.Errorf("the plan is %s; want the page", lines)
	}
	w.deploy()
	if lines := w.plan(); len(lines) > 0 {
		t.Fatalf("the plan after the deploy is %q; want it empty", lines)
	}
	root, err := w.deployer().URL(t.Context(), "/")
	must(t, err)
	for path, want := range map[string]string{
		"/index.html":     `text/html; charset=utf-8 <!doctype html><meta name="api" content="` + root + `">`,
		"/page/style.css": "text/css; charset=utf-8 p{}",
	} {
		reply, err := http.Get(w.aws.URL() + "/serverless-poc-site" + path)
		must(t, err)
		body, err := io.ReadAll(reply.Body)
		must(t, err)
		reply.Body.Close()
		if got := reply.Header.Get("Content-Type") + " " + string(body); got != want {
			t.Errorf("%s: %d %q; want %q", path, reply.StatusCode, got, want)
		}
	}
	client := s3.NewFromConfig(w.cfg)
	_, err = client.PutObject(t.Context(), &s3.PutObjectInput{Bucket: &w.stack.Site.Bucket, Key: aws.String("page/style.css"), Body: strings.NewReader("theirs"), ContentType: aws.String("text/plain")})
	must(t, err)
	if lines := w.plan(); len(lines) != 1 || !strings.HasPrefix(lines[0], "~ page       s3://serverless-poc-site/index.html: page/style.css text/plain ") {
		t.Errorf("the plan is %q; want the changed file", lines)
	}
	w.deploy()
	if lines := w.plan(); len(lines) > 0 {
		t.Errorf("the plan after mending is %q; want it empty", lines)
	}
}
