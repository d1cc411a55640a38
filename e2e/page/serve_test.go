package page

import (
	"context"
	"net/url"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"serverless-poc/converter"
	"serverless-poc/converter/sdkhttp"
	"serverless-poc/deploy"
	"serverless-poc/deploy/pack"
	"serverless-poc/emulator"
	"serverless-poc/internal/task"
	"serverless-poc/schema"
)

// The page as mage serve shows it: deployed to the embedded AWS, behind its API
// Gateway with a key, scored by the Lambda program itself.
func TestServe(t *testing.T) {
	if testing.Short() {
		t.Skip("deploys to the embedded AWS; run without -short")
	}
	withBrowser(t)
	stage, key := deployed(t)
	for path, ends := range map[string]string{"/": "/prod/", "": "/prod/", "/admit/page": "/prod/admit/page"} {
		t.Run(strings.ReplaceAll(stage+path, "/", ":"), func(t *testing.T) {
			b := newTab(t)
			b.visit(stage + path + "#key=" + url.QueryEscape(key))
			checkSeed(b)
			if got := eval[string](b, `location.pathname + location.hash`); got != ends {
				t.Errorf("the address is %s, want %s", got, ends)
			}
			if n := eval[int](b, `document.querySelectorAll("#effects .drawing svg").length`); n != 3 {
				t.Errorf("%d effects, want 3", n)
			}
		})
	}
}

// deployed is the stage's address and the key of the admissions model, deployed
// by the repository's stack.json, and a site's bucket, to an embedded AWS of its own.
func deployed(t *testing.T) (stage, key string) {
	t.Helper()
	e, err := emulator.Start(t.Context(), emulator.Options{Dir: t.TempDir()})
	must(t, err)
	t.Cleanup(func() { must(t, e.Close()) })
	p, err := build()
	must(t, err)
	artefact, err := converter.Convert(fixture(t, "admission"))
	must(t, err)
	at := e.URL()
	cfg := aws.Config{
		Region: "us-east-1", BaseEndpoint: &at, HTTPClient: sdkhttp.New(),
		Credentials: credentials.NewStaticCredentialsProvider(emulator.AccessKey, emulator.SecretKey, ""),
	}
	document, err := os.ReadFile("../../stack.json")
	must(t, err)
	stack, err := schema.DecodeStack(document)
	must(t, err)
	stack.Function.Architecture = p.Architecture
	stack.Site = &schema.StackSite{Bucket: siteBucket}
	d, err := deploy.Connect(t.Context(), cfg, stack)
	must(t, err)
	_, err = d.Deploy(t.Context(), &deploy.Release{Model: stack.Models[0], Artefact: artefact, Package: p, Page: task.SitePage()})
	must(t, err)
	key, err = d.Key(t.Context())
	must(t, err)
	return at + "/prod", key
}

// build makes the package once.
var build = sync.OnceValues(func() (*pack.Package, error) {
	architecture, err := pack.Architecture(runtime.GOARCH)
	if err != nil {
		return nil, err
	}
	return pack.Build(context.Background(), "../../function", architecture)
})
