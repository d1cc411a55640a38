package gateway

import (
	"fmt"
	"slices"
	"strings"

	"serverless-poc/schema"
	"serverless-poc/schema/openapi"
)

// An API is what the document is of. PutRestApi gives the REST API the name and
// the description, which must not be empty.
type API struct {
	Name        string
	Description string
	Origins     []string // one origin such as https://example.com, or "*"
	Paths       []Path
}

// A Path is one model and what answers for it.
type Path struct {
	openapi.Service
	Integration string // see [IntegrationURI]
	Routed      bool   // it also answers below its path: the page, the model's card, whether it is well
	Root        bool   // and the same at the API's root; of one path only
}

// compressed is from how many bytes on API Gateway compresses an answer, for
// callers that take one: a packet's worth.
const compressed = 1400

// Document gives the document as canonical JSON. The order of a's paths does
// not matter.
func Document(a API) ([]byte, error) {
	origin, err := a.origin()
	if err != nil {
		return nil, err
	}
	paths, err := a.sorted()
	if err != nil {
		return nil, err
	}
	services := make([]openapi.Service, len(paths))
	for i, p := range paths {
		services[i] = p.Service
	}
	tree, err := openapi.Tree(openapi.V301, openapi.Info{Title: a.Name, Description: a.Description, Version: newest(paths)}, services...)
	if err != nil {
		return nil, err
	}
	items := tree.Object("paths")
	for _, p := range paths {
		items = p.routed(items.With(p.Path, served(items.Object(p.Path), p.Integration, origin)), origin)
	}
	return schema.Encode(tree.With("paths", items).
		With("x-amazon-apigateway-api-key-source", "HEADER").
		With("x-amazon-apigateway-minimum-compression-size", compressed).
		With("x-amazon-apigateway-request-validators", validators()).
		With("x-amazon-apigateway-gateway-responses", gatewayResponses(origin)))
}

// Hash names a document by its content.
func Hash(document []byte) string { return schema.Digest(document) }

// sorted are the paths of a in the order of their bytes.
func (a API) sorted() ([]Path, error) {
	switch {
	case a.Name == "":
		return nil, fmt.Errorf("the REST API has no name; give it one in api.name of stack.json")
	case a.Description == "":
		return nil, fmt.Errorf("the REST API %q has no description; give it one", a.Name)
	}
	at, others := "", reserved()
	for _, p := range a.Paths {
		if whose, taken := others[p.Path]; taken {
			return nil, fmt.Errorf("the path %s of model %q is %s; set models[].path in stack.json to another", p.Path, p.Model.Name, whose)
		}
		if p.Root && at != "" {
			return nil, fmt.Errorf("the models %q and %q are at the root of the API both; choose one", at, p.Model.Name)
		}
		if p.Root {
			at = p.Model.Name
		}
		if p.Integration == "" {
			return nil, fmt.Errorf("the path %s of model %q has no function to call; make its URI with IntegrationURI", p.Path, p.Model.Name)
		}
	}
	return slices.SortedFunc(slices.Values(a.Paths), func(x, y Path) int { return strings.Compare(x.Path, y.Path) }), nil
}

// newest is the version of the model that was fitted last.
func newest(paths []Path) string {
	version := ""
	for _, p := range paths {
		version = max(version, p.Version)
	}
	return version
}
