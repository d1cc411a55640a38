package e2e

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

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
