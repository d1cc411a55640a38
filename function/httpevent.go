package function

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// An httpEvent is a call over HTTP, whichever service brought it: what the
// envelopes of API Gateway, function URLs and load balancers have in common.
type httpEvent struct {
	method string
	path   string
	public string
	query  map[string][]string
	header map[string]string
	body   *string
	base64 bool
	broken error // what kept the event from being read
}

// read decodes parts of the event; one that is of another type breaks the event,
// which is answered with that.
func (e *httpEvent) read(event []member, service string, parts ...part) {
	if wrong := decode(event, parts...); wrong != "" {
		e.broken = refusal(http.StatusBadRequest, "the event's %s is %s, which is not what %s sends", wrong, kindOf(find(event, wrong)), service)
	}
}

// both joins a service's two forms of query parameters or headers: one value
// a name, and several.
func both(one map[string]string, several map[string][]string) map[string][]string {
	all := make(map[string][]string, max(len(one), len(several)))
	for name, value := range one {
		all[name] = []string{value}
	}
	for name, values := range several {
		if len(values) > 0 {
			all[name] = values
		}
	}
	return all
}

// lower joins a service's two forms of headers as [both] does, by their lower
// case names and several values in one.
func lower(one map[string]string, several map[string][]string) map[string]string {
	all := make(map[string]string, max(len(one), len(several)))
	for name, value := range one {
		all[strings.ToLower(name)] = value
	}
	for name, values := range several {
		if len(values) > 0 {
			all[strings.ToLower(name)] = strings.Join(values, ",")
		}
	}
	return all
}

func (*httpEvent) most() int { return lambdaMost }

func (e *httpEvent) request() (request, error) {
	q := request{http: true, method: e.method, path: e.path, public: e.public, query: e.query, header: e.header}
	if e.broken != nil {
		return q, e.broken
	}
	if plain, err := url.PathUnescape(q.path); err == nil {
		q.path = plain
	}
	if e.body == nil {
		return q, nil
	}
	var err error
	if !e.base64 {
		q.body = []byte(*e.body)
	} else if q.body, err = base64.StdEncoding.DecodeString(*e.body); err != nil {
		return q, fmt.Errorf("the body is marked isBase64Encoded but is not base64: %v", err)
	}
	q.body, err = unzip(q.header["content-encoding"], q.body)
	return q, err
}
