package function_test

import (
	"strings"
	"testing"

	"serverless-poc/function"
)

// Nothing but files of the page is below page/, as a gateway asks for no key
// there, even for a path whose end is a route or whose slashes are encoded.
func TestBelowPage(t *testing.T) {
	h := function.New(prove(t, publish(t)), quiet(), function.Config{})
	for _, c := range []struct {
		path   string
		status int
		says   string // the body begins with it, or the location is it
	}{
		{"/page/style.css", 200, ""},
		{"/admit/page/style.css", 200, ""},
		{"/page", 200, "<!doctype html>"},
		{"/admit/page", 200, "<!doctype html>"},
		{"/", 200, "<!doctype html>"},
		{"/admit/", 200, "<!doctype html>"},
		{"/page/", 308, "../page"},
		{"/admit/page/", 308, "../page"},
		{"/page/nothing.js", 404, ""},
		{"/page/model", 404, ""},
		{"/page/admit", 404, ""},
		{"/admit/page/admit", 404, ""},
		{"/page/health", 404, ""},
		{"/page/openapi.json", 404, ""},
		{"/page/x%2Fmodel", 404, ""},
		{"/page/x%2fadmit", 404, ""},
		{"/page%2Fadmit", 404, ""},
		{"/page/page/admit", 404, ""},
		{"/page/style.css/admit", 404, ""},
	} {
		got := call(t, h, sample(t, "rest-get", map[string]any{"path": c.path, "requestContext.path": nil, "multiValueQueryStringParameters": nil}))
		if location := got.Headers["location"]; got.StatusCode != c.status || !strings.HasPrefix(strings.ToLower(got.Body)+location, c.says) {
			t.Errorf("%s: %d %.80s %s; want %d %s", c.path, got.StatusCode, got.Body, location, c.status, c.says)
		}
	}
}
