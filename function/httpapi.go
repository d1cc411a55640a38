package function

import (
	"net/url"
	"strings"
)

// httpAPI is a request from an API Gateway HTTP API with payload version 2.0, or
// from a function URL, which sends the same ("Working with AWS Lambda proxy
// integrations for HTTP APIs", "Request and response payloads" of function URLs).
type httpAPI struct {
	httpEvent
	domain string
}

// recogniseHTTPAPI knows the event by the object http in its requestContext.
func recogniseHTTPAPI(event []member) envelope {
	if !isObject(find(inner(event, "requestContext"), "http")) {
		return nil
	}
	e := new(httpAPI)
	var (
		about struct {
			HTTP       struct{ Method string }
			Stage      string
			DomainName string
		}
		query  string
		header map[string]string
	)
	e.read(event, "API Gateway",
		part{"requestContext", &about}, part{"rawPath", &e.path}, part{"rawQueryString", &query}, part{"headers", &header},
		part{"body", &e.body}, part{"isBase64Encoded", &e.base64})
	e.method, e.domain, e.public = about.HTTP.Method, about.DomainName, e.path
	e.path = unstaged(e.path, about.Stage)
	e.header = lower(header, nil)
	e.query = e.parse(query)
	return e
}

// unstaged is a path without the stage that it begins with, unless that is
// $default.
func unstaged(path, stage string) string {
	rest, cut := strings.CutPrefix(path, "/"+stage)
	if !cut || stage == "" || rest != "" && rest[0] != '/' {
		return path
	}
	return rest
}

// parse reads a raw query string. The event's queryStringParameters join the
// values of a repeated name with commas, which a level may have.
func (e *httpEvent) parse(query string) map[string][]string {
	values, err := url.ParseQuery(query)
	if err != nil && e.broken == nil {
		e.broken = badQuery(err)
	}
	return values
}

func (e *httpAPI) name() string {
	if strings.Contains(e.domain, ".lambda-url.") {
		return "function-url"
	}
	return "http-api"
}

func (e *httpAPI) write(r reply, _ string) ([]byte, error) {
	return encode(zipped(proxyOf(r), e.header["accept-encoding"]))
}
