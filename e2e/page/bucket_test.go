package page

import (
	"net/url"
	"strings"
	"testing"
)

const siteBucket = "serverless-poc-site"

// The page in the site's bucket asks the API, which is of another origin there.
func TestBucket(t *testing.T) {
	if testing.Short() {
		t.Skip("deploys to the embedded AWS; run without -short")
	}
	withBrowser(t)
	stage, key := deployed(t)
	at, err := url.Parse(stage)
	must(t, err)
	elsewhere := "http://localhost:" + at.Port() + "/" + siteBucket + "/"
	b := newTab(t)
	b.visit(elsewhere + "#key=" + url.QueryEscape(key))
	checkSeed(b)
	if got := eval[string](b, `location.origin + location.pathname`); got != elsewhere {
		t.Errorf("the address is %s, want %s", got, elsewhere)
	}
	const foreign = `performance.getEntriesByType("resource").map((e) => e.name).filter((n) => !n.startsWith(location.origin)).sort().join(" ")`
	if got := eval[string](b, foreign); !strings.Contains(got, at.Host+"/restapis/") || !strings.Contains(got, "/_user_request_/model") || !strings.Contains(got, "/_user_request_/admit") {
		t.Errorf("of another origin it asked %q; want the API", got)
	}
}
