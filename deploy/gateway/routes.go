package gateway

import "serverless-poc/schema/openapi"

// A route is an address below a model's path that its function answers by GET.
type route struct {
	at    string
	words string
	key   bool // it asks for a key, so that a page of another origin asks first (OPTIONS)
}

// file is the route of the page's files; {file} is one part of a path.
const file = "/page/{file}"

// routes are below each model's path, and below the API's root for one of them.
// The page is at /page, without a slash at its end: a REST API takes a path with
// one for the same path without, and that of the model itself scores.
var routes = []route{
	{at: "/health", words: "Whether the model answers"},
	{at: "/model", words: "What the model is", key: true},
	{at: "/openapi.json", words: "How to call the model", key: true},
	{at: "/page", words: "The page that shows the model"},
	{at: file, words: "A file of the page"},
}

// root is the page at the API's root.
var root = route{at: "/", words: "The page that shows the model"}

// reserved are paths that a model may not have: API Gateway answers two itself,
// the others are routes of the model at the root.
func reserved() map[string]string {
	all := map[string]string{"/ping": "API Gateway's own", "/sping": "API Gateway's own"}
	for _, r := range routes {
		all[r.at] = "a route of the API"
	}
	return all
}

// routed adds the routes of p to items: below its path, and below the root
// where p has it.
func (p Path) routed(items openapi.Object, origin string) openapi.Object {
	if !p.Routed {
		return items
	}
	for _, r := range routes {
		items = items.With(p.Path+r.at, r.item(p.Integration, origin))
	}
	if !p.Root {
		return items
	}
	for _, r := range append([]route{root}, routes...) {
		items = items.With(r.at, r.item(p.Integration, origin))
	}
	return items
}

// item is the path item of a route.
func (r route) item(integration, origin string) openapi.Object {
	get := openapi.Object{}.With("summary", r.words)
	if r.at == file {
		get = get.With("parameters", []openapi.Object{openapi.Object{}.
			With("name", "file").With("in", "path").With("required", true).
			With("schema", openapi.Object{}.With("type", "string"))})
	}
	if r.key {
		get = get.With("security", []openapi.Object{openapi.Object{}.With(openapi.APIKey, []string{})})
	}
	get = get.
		With("responses", openapi.Object{}.With("200", openapi.Object{}.With("description", r.words+"."))).
		With("x-amazon-apigateway-integration", proxy(integration))
	item := openapi.Object{}.With("get", get)
	if r.key {
		item = item.With("options", preflight(origin))
	}
	return item
}
