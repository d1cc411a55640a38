package function

import (
	"net/http"
	"slices"
	"strings"
)

// A route is a path that is served: its end, so that a stage or a base path
// before it does no harm, and so that each route is below the model's path too.
type route struct {
	name    string
	matches func(h *Handler, path string) bool
	methods []string // HEAD goes with GET, and OPTIONS with everything
	serve   func(h *Handler, q *request, o *outcome) reply
}

// routes are tried in this order: what is below page/ is nothing else, and a
// model whose path is /model is called there.
var routes = []route{
	{"file", isFile, []string{http.MethodGet}, (*Handler).file},
	{"score", func(h *Handler, path string) bool { return strings.HasSuffix(path, h.path) }, []string{http.MethodGet, http.MethodPost}, (*Handler).scoreHTTP},
	{"model", ends("/model"), []string{http.MethodGet}, (*Handler).card},
	{"openapi", ends("/openapi.json"), []string{http.MethodGet}, (*Handler).openapi},
	{"health", ends("/health"), []string{http.MethodGet}, (*Handler).health},
	{"page", isPage, []string{http.MethodGet}, (*Handler).page},
}

func ends(with string) func(*Handler, string) bool {
	return func(_ *Handler, path string) bool { return strings.HasSuffix(path, with) }
}

// route finds who answers q.
func (h *Handler) route(q *request, o *outcome) reply {
	i := slices.IndexFunc(routes, func(r route) bool { return r.matches(h, q.path) })
	if i < 0 {
		return failed(refusal(http.StatusNotFound, "nothing is served at %s; served are %s", clip(q.path), h.served()))
	}
	r := routes[i]
	o.route = r.name
	switch {
	case q.method == http.MethodOptions:
		return preflight(r)
	case slices.Contains(r.methods, q.method), q.method == http.MethodHead:
		return r.serve(h, q, o)
	}
	no := failed(refusal(http.StatusMethodNotAllowed, "%s is not served at %s; send %s", clip(q.method), clip(q.path), strings.Join(r.methods, " or ")))
	no.header = map[string]string{"allow": allow(r)}
	return no
}

// allow lists the methods of a route, for the header of that name.
func allow(r route) string {
	list := append([]string{http.MethodHead, http.MethodOptions}, r.methods...)
	slices.Sort(list)
	return strings.Join(list, ", ")
}

// served lists the routes, for a caller who found none of them.
func (h *Handler) served() string {
	return "GET and POST " + h.path + ", and GET /model, /openapi.json, /health and / or /page (the page), at the root and below " + h.path
}
