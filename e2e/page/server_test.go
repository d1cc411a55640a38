package page

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"serverless-poc/converter"
	"serverless-poc/fixtures"
	"serverless-poc/function"
)

// A site is one model behind HTTP: each request becomes the event that API
// Gateway would send, and goes to the function's handler.
type site struct {
	*httptest.Server
	handler *function.Handler
	base    string // the stage or base path before the function's own paths
	rest    bool   // events of a REST API; else of an HTTP API, version 2.0
	key     string // what x-api-key has to be, but for the page itself and health

	mu    sync.Mutex
	ill   int      // the status with which rows are refused
	calls []string // method and path
	posts []string // bodies
}

// newSite serves the model of a coefficients document at base.
func newSite(t *testing.T, coefficients []byte, base, path string, rest bool) *site {
	t.Helper()
	s := &site{handler: handlerOf(t, coefficients, path), base: base, rest: rest}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

// admissions serves the seed's model at the stage prod.
func admissions(t *testing.T) *site {
	t.Helper()
	return newSite(t, fixture(t, "admission"), "/prod", "/admit", true)
}

// opened is that site, and a tab on its page.
func opened(t *testing.T) (*site, *tab) {
	t.Helper()
	s := admissions(t)
	b := newTab(t)
	b.visit(s.URL + "/prod/")
	return s, b
}

// handlerOf makes the handler as the Lambda program does from the artefact.
func handlerOf(t *testing.T, coefficients []byte, path string) *function.Handler {
	t.Helper()
	c, err := converter.Convert(coefficients)
	must(t, err)
	m, err := function.Prove(c.Bytes)
	must(t, err)
	return function.New(m, function.NewLog(io.Discard), function.Config{Path: path})
}

// fixture is the coefficients document of that name.
func fixture(t *testing.T, name string) []byte {
	t.Helper()
	f, err := fixtures.Get(name)
	must(t, err)
	return f.Coefficients
}

// ServeHTTP is the gateway's part.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	s.calls = append(s.calls, r.Method+" "+r.URL.Path)
	if r.Method == http.MethodPost {
		s.posts = append(s.posts, string(body))
	}
	key, ill := s.key, s.ill
	s.mu.Unlock()
	path, below := strings.CutPrefix(r.URL.Path, s.base)
	switch {
	case !below:
		http.NotFound(w, r)
	case key != "" && r.Header.Get("x-api-key") != key && !open(path):
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, `{"message":"Forbidden"}`)
	case ill != 0 && r.Method == http.MethodPost:
		w.WriteHeader(ill)
		if ill == http.StatusBadGateway { // as API Gateway says it
			_, _ = io.WriteString(w, `{"message":"Internal server error"}`)
		}
	default:
		s.invoke(w, r, path, string(body))
	}
}

// open paths need no key on the gateway.
func open(path string) bool {
	return path == "" || strings.HasSuffix(path, "/") || strings.Contains(path, "/page/") || strings.HasSuffix(path, "/health")
}

// fail refuses rows with a status from now on; 0 ends it.
func (s *site) fail(status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ill = status
}

func (s *site) invoke(w http.ResponseWriter, r *http.Request, path, body string) {
	var event any
	headers := map[string]string{}
	for name := range r.Header {
		headers[strings.ToLower(name)] = r.Header.Get(name)
	}
	if s.rest {
		event = events.APIGatewayProxyRequest{
			Resource: "/{proxy+}", Path: "/" + strings.TrimPrefix(path, "/"), HTTPMethod: r.Method, Headers: headers, MultiValueHeaders: r.Header,
			MultiValueQueryStringParameters: r.URL.Query(), Body: body,
			RequestContext: events.APIGatewayProxyRequestContext{Stage: strings.Trim(s.base, "/"), Path: r.URL.Path, HTTPMethod: r.Method},
		}
	} else {
		event = events.APIGatewayV2HTTPRequest{
			Version: "2.0", RouteKey: "$default", RawPath: r.URL.Path, RawQueryString: r.URL.RawQuery, Headers: headers, Body: body,
			RequestContext: events.APIGatewayV2HTTPRequestContext{
				Stage: "$default",
				HTTP:  events.APIGatewayV2HTTPRequestContextHTTPDescription{Method: r.Method, Path: r.URL.Path},
			},
		}
	}
	data, _ := json.Marshal(event)
	out, err := s.handler.Invoke(context.Background(), data)
	var answer events.APIGatewayV2HTTPResponse
	if err == nil {
		err = json.Unmarshal(out, &answer)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	for name, value := range answer.Headers {
		w.Header().Set(name, value)
	}
	w.WriteHeader(answer.StatusCode)
	_, _ = io.Copy(w, bodyOf(answer))
}
