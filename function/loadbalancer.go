package function

import (
	"fmt"
	"net/http"
	"net/url"
)

// loadBalancer is a request from an Application Load Balancer to a Lambda target
// ("Lambda functions as targets" in its user guide). It decodes nothing of the
// path and the query string; and where the target group has multi-value headers,
// it sends only those and takes only those.
type loadBalancer struct {
	httpEvent
	several bool
}

// recogniseLoadBalancer knows the event by the object elb in its requestContext.
func recogniseLoadBalancer(event []member) envelope {
	if !isObject(find(inner(event, "requestContext"), "elb")) {
		return nil
	}
	e := new(loadBalancer)
	var (
		query, headers   map[string]string
		queries, several map[string][]string
	)
	e.read(event, "a load balancer",
		part{"httpMethod", &e.method}, part{"path", &e.path}, part{"body", &e.body}, part{"isBase64Encoded", &e.base64},
		part{"queryStringParameters", &query}, part{"multiValueQueryStringParameters", &queries},
		part{"headers", &headers}, part{"multiValueHeaders", &several})
	e.several = several != nil
	e.public, e.header = e.path, lower(headers, several)
	e.query = e.unescape(both(query, queries))
	return e
}

// unescape undoes the escapes of a query string's names and values.
func (e *httpEvent) unescape(query map[string][]string) map[string][]string {
	plain := make(map[string][]string, len(query))
	for name, values := range query {
		key, err := url.QueryUnescape(name)
		for _, value := range values {
			text, wrong := url.QueryUnescape(value)
			if err == nil {
				err = wrong
			}
			plain[key] = append(plain[key], text)
		}
		if err != nil && e.broken == nil {
			e.broken = badQuery(err)
		}
	}
	return plain
}

func badQuery(err error) error {
	return refusal(http.StatusBadRequest, "the query string cannot be read: %v", err)
}

func (*loadBalancer) name() string { return "load-balancer" }

// most is what a load balancer takes from a Lambda target.
func (*loadBalancer) most() int { return 1 << 20 }

// A balancedAnswer is what a load balancer makes an HTTP response of.
type balancedAnswer struct {
	StatusCode        int                 `json:"statusCode"`
	StatusDescription string              `json:"statusDescription"`
	Headers           map[string]string   `json:"headers,omitempty"`
	MultiValueHeaders map[string][]string `json:"multiValueHeaders,omitempty"`
	Body              string              `json:"body"`
	Base64            bool                `json:"isBase64Encoded"`
}

func (e *loadBalancer) write(r reply, _ string) ([]byte, error) {
	p := zipped(proxyOf(r), e.header["accept-encoding"])
	a := balancedAnswer{StatusCode: p.StatusCode, Body: p.Body, Base64: p.Base64, Headers: p.Headers,
		StatusDescription: fmt.Sprintf("%d %s", p.StatusCode, http.StatusText(p.StatusCode))}
	if e.several {
		a.Headers, a.MultiValueHeaders = nil, both(p.Headers, nil)
	}
	return encode(a)
}
