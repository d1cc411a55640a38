package task

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/apigateway"

	"serverless-poc/deploy"
	"serverless-poc/emulator"
)

const api = `"api": {"name": "X", "stage": "prod", "throttle": {"rate": 1, "burst": 1}, "quota": {"limit": 1, "period": "DAY"}, "origins": ["*"]}, `

// The page's address has the key in its fragment on the embedded AWS, and says
// why it has none.
func TestServedPage(t *testing.T) {
	e, err := emulator.Start(t.Context(), emulator.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	r, _ := start(t, nil)
	if _, err := r.servedPage(t.Context(), e.URL()); text(err) != "this stack has no REST API; give it one with api in stack.json" {
		t.Errorf("a stack without an API: %q", text(err))
	}
	r, _ = start(t, map[string]string{"stack.json": strings.Replace(stackJSON, `"alias"`, api+`"alias"`, 1)})
	if _, err := r.servedPage(t.Context(), e.URL()); text(err) != "there is no key X here; run deploy first" {
		t.Errorf("nothing deployed: %q", text(err))
	}
	_, err = apigateway.NewFromConfig(localConfig(e.URL())).CreateApiKey(t.Context(), &apigateway.CreateApiKeyInput{
		Name: aws.String("X"), Value: aws.String("a-value-of-twenty-and-more"), Tags: map[string]string{deploy.TagKey: "X"},
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.servedPage(t.Context(), e.URL())
	if want := e.URL() + "/prod/#key=a-value-of-twenty-and-more"; err != nil || got != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

// Where the page of each model is: the first one's at the root.
func TestPageOf(t *testing.T) {
	r, _ := start(t, nil)
	stack, err := r.stack()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"/", "/survived/page"} {
		if got := deploy.PageOf(stack, stack.Models[i], "survived"); got != want {
			t.Errorf("%s: %s; want %s", stack.Models[i].Name, got, want)
		}
	}
}

// The page that goes into the site's bucket is the function's, whole, and has a
// place for the address of its API.
func TestSitePage(t *testing.T) {
	files := SitePage()
	if html := string(files["index.html"].Content); !strings.Contains(html, `<meta name="api" content="">`) {
		t.Errorf("no place for the API's address in %.300s", html)
	}
	for _, key := range []string{"page/page.js", "page/page.css", "page/icon.svg"} {
		if len(files[key].Content) == 0 || files[key].Type == "" {
			t.Errorf("%s is %q, %d bytes", key, files[key].Type, len(files[key].Content))
		}
	}
}
