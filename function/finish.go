package function

import (
	"maps"
	"net/http"
	"strings"

	"serverless-poc/schema"
)

// finish makes of a reply the answer to an HTTP request: the body in bytes, the
// headers that every answer has, and nothing in it where HTTP wants nothing.
func (h *Handler) finish(q *request, r reply, id string) (reply, error) {
	header := maps.Clone(h.header)
	maps.Copy(header, r.header)
	var err error
	switch {
	case r.failure != nil:
		f := r.failure
		r.status = f.status
		r.content, err = encode(schema.HTTPFailure{Code: f.status, Message: f.message, RequestID: id, Errors: f.errors})
	case r.value != nil:
		r.content, err = encode(r.value)
	}
	if r.status == 0 {
		r.status = http.StatusOK
	}
	if matches(header["etag"], q.header["if-none-match"]) {
		r.status = http.StatusNotModified
	}
	r.header = header
	switch {
	case r.status == http.StatusNoContent, r.status == http.StatusNotModified:
		r.content = nil
		delete(header, "content-type")
	case q.method == http.MethodHead:
		r.content = nil
	}
	return r, err
}

// always are the headers of every answer over HTTP. A page on another origin may
// read each of them, errors included: behind a proxy integration no one else
// adds the header. What was predicted is not to be kept by anyone on the way.
func always(by schema.By, origin string) map[string]string {
	return map[string]string{
		"access-control-allow-origin":   origin,
		"access-control-expose-headers": exposed,
		"cache-control":                 "no-store",
		"content-type":                  "application/json",
		"x-content-type-options":        "nosniff",
		"x-model":                       by.Model,
		"x-model-version":               by.Version,
		"x-model-digest":                by.Digest,
	}
}

// matches says that the caller has what carries this tag already (If-None-Match
// in RFC 9110, which compares weakly).
func matches(tag, wanted string) bool {
	if tag == "" {
		return false
	}
	for one := range strings.SplitSeq(wanted, ",") {
		one = strings.TrimSpace(one)
		if one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}
