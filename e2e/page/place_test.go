package page

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The page works below any stage and base path, at the API's root as below the
// model's own path, and asks nothing of another origin.
func TestPlaces(t *testing.T) {
	for _, c := range []struct{ base, path, ends, scores string }{
		{"/prod", "", "/prod/", "/prod/admit"},
		{"/prod", "/", "/prod/", "/prod/admit"},
		{"/prod", "/admit/", "/prod/admit/", "/prod/admit"},
		{"/prod", "/page", "/prod/page", "/prod/admit"},
		{"/prod", "/admit/page", "/prod/admit/page", "/prod/admit"},
		{"/prod", "/admit", "", ""}, // where rows are scored, not the page
		{"/restapis/a1b2c3/prod/_user_request_", "/", "/restapis/a1b2c3/prod/_user_request_/", "/restapis/a1b2c3/prod/_user_request_/admit"},
		{"/restapis/a1b2c3/prod/_user_request_", "/admit/", "/restapis/a1b2c3/prod/_user_request_/admit/", "/restapis/a1b2c3/prod/_user_request_/admit"},
		{"", "/", "/", "/admit"},
		{"/poc", "/", "/poc/", "/poc/admit"},
	} {
		t.Run(strings.ReplaceAll(c.base+c.path, "/", ":"), func(t *testing.T) {
			s := newSite(t, fixture(t, "admission"), c.base, "/admit", true)
			b := newTab(t)
			if c.ends == "" {
				b.expect("400 (Bad Request)")
				b.expect("favicon.ico")
				b.do(chromedp.Navigate(s.URL + c.base + c.path))
				if got := b.text("body"); !strings.Contains(got, "gre: missing") {
					t.Errorf("it says %q", got)
				}
				return
			}
			b.visit(s.URL + c.base + c.path)
			if got := eval[string](b, `location.pathname`); got != c.ends {
				t.Errorf("the page stands at %s, want %s", got, c.ends)
			}
			if !slices.Contains(s.called(), "POST "+c.scores) {
				t.Errorf("no row went to %s: %q", c.scores, s.called())
			}
			if got := b.text("#answer .under"); !strings.Contains(got, "0.349") {
				t.Errorf("it says %q", got)
			}
			if other := eval[string](b, `performance.getEntriesByType("resource").map((e) => e.name).find((n) => !n.startsWith(location.origin)) ?? ""`); other != "" {
				t.Errorf("it asked %s", other)
			}
			if n := len(s.called()); n > 10 {
				t.Errorf("it took %d calls to open the page: %q", n, s.called())
			}
		})
	}
}
