package function_test

import (
	"encoding/json"
	"strings"
	"testing"

	"serverless-poc/function"
	"serverless-poc/function/page"
)

// Every route, at the root and below a base path, a stage and the model's own
// path; the headers of every answer.
func TestRoutes(t *testing.T) {
	h, p := serve(t, func(c *function.Config) { c.Origin = "https://example.com" })
	const jsonType, html = "application/json", "text/html; charset=utf-8"
	direct, _ := ask(t, h, row)
	by := `"model":"admission","version":"` + p.Version + `","digest":"` + p.sha256 + `"}`
	tests := []struct {
		method, path, public string
		status               int
		kind, starts, header string // header is one that must be there, "name: value"
	}{
		{"GET", "/health", "", 200, jsonType, `{"status":"ok",` + by, "cache-control: no-store"},
		{"GET", "/prod/admit/health", "", 200, jsonType, `{"status":"ok",` + by, ""},
		{"HEAD", "/health", "", 200, jsonType, "", ""},
		{"POST", "/health", "", 405, jsonType, `{"code":405,"message":"POST is not served at /health; send GET",`, "allow: GET, HEAD, OPTIONS"},
		{"GET", "/model", "", 200, jsonType, `{"name":"admission",`, "cache-control: no-cache"},
		{"GET", "/admit/model", "", 200, jsonType, `{"name":"admission",`, ""},
		{"GET", "/openapi.json", "", 200, jsonType, `{"openapi":"3.1.0",`, "cache-control: no-cache"},
		{"GET", "/base/admit/openapi.json", "", 200, jsonType, `{"openapi":"3.1.0",`, ""},
		{"GET", "/", "/prod/", 200, html, "<!doctype html>", "content-security-policy: " + page.Policy},
		{"GET", "", "", 200, html, "<!doctype html>", "cache-control: no-cache"},
		{"GET", "/", "/prod", 308, jsonType, "", "location: ./prod/"},
		{"GET", "/admit/", "/prod/admit/", 200, html, "<!doctype html>", ""},
		{"GET", "/admit/page", "/prod/admit/page", 200, html, "<!doctype html>", ""},
		{"GET", "/admit/page/", "/prod/admit/page/", 308, jsonType, "", "location: ../page"},
		{"GET", "/admit/page/style.css", "", 200, "text/css; charset=utf-8", "", ""},
		{"GET", "/page/main.js", "", 200, "text/javascript; charset=utf-8", "", ""},
		{"GET", "/page/secret.txt", "", 404, jsonType, `{"code":404,"message":"the page has no file secret.txt",`, ""},
		{"POST", "/", "", 405, jsonType, `{"code":405,"message":"POST is not served at /; send GET",`, "allow: GET, HEAD, OPTIONS"},
		{"OPTIONS", "/model", "", 204, "", "", "access-control-allow-methods: GET, HEAD, OPTIONS"},
		{"OPTIONS", "/admit", "", 204, "", "", "access-control-allow-headers: content-type, content-encoding, x-api-key, if-none-match"},
		{"GET", "/nothing", "", 404, jsonType, `{"code":404,"message":"nothing is served at /nothing; served are GET and POST /admit, and GET /model,`, ""},
		{"GET", "/readmit", "", 404, jsonType, `{"code":404,`, ""},
		{"GET", "/prod/admit", "", 200, jsonType, direct, "cache-control: no-store"},
	}
	for _, test := range tests {
		t.Run(test.method+" "+test.path, func(t *testing.T) {
			got := call(t, h, sample(t, "rest-get", map[string]any{"httpMethod": test.method, "path": test.path, "requestContext.path": test.public}))
			if got.StatusCode != test.status || !strings.HasPrefix(got.Body, test.starts) || test.starts == "" && strings.HasPrefix(test.kind, jsonType) && got.Body != "" {
				t.Errorf("got %d %.300s\nwant %d %s", got.StatusCode, got.Body, test.status, test.starts)
			}
			want := map[string]string{
				"content-type": test.kind, "access-control-allow-origin": "https://example.com", "x-content-type-options": "nosniff",
				"access-control-expose-headers": "etag, x-model, x-model-version, x-model-digest",
				"x-model":                       "admission", "x-model-version": p.Version, "x-model-digest": p.sha256,
			}
			if name, value, is := strings.Cut(test.header, ": "); is {
				want[name] = value
			}
			for name, value := range want {
				if got.Headers[name] != value {
					t.Errorf("%s: got %q, want %q", name, got.Headers[name], value)
				}
			}
		})
	}
}

// What does not change while the model is served is not sent twice.
func TestNotModified(t *testing.T) {
	h, _ := serve(t)
	for _, path := range []string{"/model", "/openapi.json", "/", "/page/main.js"} {
		first := call(t, h, sample(t, "url-get", map[string]any{"rawPath": path}))
		tag := first.Headers["etag"]
		if first.StatusCode != 200 || len(tag) < 10 || first.Body == "" {
			t.Fatalf("%s: %d, etag %s", path, first.StatusCode, tag)
		}
		for sent, want := range map[string]int{tag: 304, "W/" + tag: 304, `"other", ` + tag: 304, "*": 304, `"other"`: 200, "": 200} {
			got := call(t, h, sample(t, "url-get", map[string]any{"rawPath": path, "headers.if-none-match": sent}))
			if got.StatusCode != want || (want == 304) != (got.Body == "") || got.Headers["etag"] != tag {
				t.Errorf("%s with if-none-match %s: %d, etag %s, %d bytes; want %d", path, sent, got.StatusCode, got.Headers["etag"], len(got.Body), want)
			}
		}
		zipped := call(t, h, sample(t, "url-get", map[string]any{"rawPath": path, "headers.accept-encoding": "gzip"}))
		if len(zipped.Body) > 1024 && zipped.Headers["etag"] != "W/"+tag || zipped.Body != first.Body {
			t.Errorf("%s in gzip: etag %s of %s", path, zipped.Headers["etag"], tag)
		}
	}
}

// A path of the environment's, which may be that of another route.
func TestModelPath(t *testing.T) {
	h, _ := serve(t, func(c *function.Config) { c.Path = "/model" })
	direct, _ := ask(t, h, row)
	for path, starts := range map[string]string{"/model": direct, "/prod/model": direct, "/admit": `{"code":404,`} {
		if got := call(t, h, sample(t, "rest-get", map[string]any{"path": path})); !strings.HasPrefix(got.Body, starts) {
			t.Errorf("%s: %d %.200s", path, got.StatusCode, got.Body)
		}
	}
}

// The card is what R said of the fit; it holds no row but the example, and none
// of what standard errors are made of.
func TestCard(t *testing.T) {
	h, p := serve(t)
	body := call(t, h, sample(t, "rest-get", map[string]any{"path": "/model"})).Body
	var card struct {
		function.Card
		Cases, StandardErrors, Provenance any
	}
	if err := json.Unmarshal([]byte(body), &card); err != nil {
		t.Fatal(err)
	}
	if card.Name != "admission" || card.Version != p.Version || card.Digest != p.sha256 || card.Formula != p.Formula || card.Family != "binomial" || card.Link != "logit" ||
		card.N != 400 || card.Path != "/admit" || card.Limits.Rows != 5000 || len(card.Predictors) != 3 || card.Predictors[0].Range.Max != 800 {
		t.Errorf("card %s", body)
	}
	if len(card.Coefficients) != len(p.Coefficients) || card.Coefficients[1].Value != p.Coefficients[1].Value || card.Coefficients[1].PValue != p.Coefficients[1].PValue {
		t.Errorf("coefficients %v", card.Coefficients)
	}
	if !card.Options.SE || !card.Options.Threshold || card.Options.Times || card.Options.Quantiles {
		t.Errorf("options %+v", card.Options)
	}
	if answer, refused := ask(t, h, string(must(json.Marshal(card.Example))(t))); answer == "" {
		t.Errorf("the example is refused: %s", refused)
	}
	for _, secret := range []string{`"cases"`, `"r_inverse"`, `"covariance"`, `"data_digest"`, `"standard_errors"`} {
		if strings.Contains(body, secret) {
			t.Errorf("the card has %s", secret)
		}
	}
}
