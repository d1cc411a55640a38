package openapi

import "serverless-poc/schema"

// APIKey is the security scheme of every operation but health, and the header's
// name.
const (
	APIKey       = "ApiKey"
	APIKeyHeader = "x-api-key"
)

// An Info is what a document says of itself.
type Info struct {
	Title       string
	Description string
	Version     string
}

// Write gives the document as canonical JSON and a newline.
func Write(d Dialect, info Info, services ...Service) ([]byte, error) {
	tree, err := Tree(d, info, services...)
	if err != nil {
		return nil, err
	}
	return schema.Encode(tree)
}

// Tree gives the document, its paths in the order of the services.
func Tree(d Dialect, info Info, services ...Service) (Object, error) {
	if err := check(services); err != nil {
		return nil, err
	}
	paths, schemas := Object{}, Object{}
	for _, s := range services {
		paths = paths.With(s.Path, s.operations(d))
		schemas = schemas.With(s.Component()+"Row", s.row(d)).With(s.Component()+"Answer", s.answer(d))
		if d == V301 {
			schemas = schemas.With(s.Component()+sieve, s.sieve())
			continue
		}
		paths = paths.with(s.documents())
		schemas = schemas.with(s.schemas())
	}
	schemas = schemas.With(failureName, failure(d))
	key := Object{}.With("type", "apiKey").With("name", APIKeyHeader).With("in", "header")
	o := Object{}.
		With("openapi", d.version()).
		With("info", Object{}.With("title", info.Title).With("description", info.Description).With("version", info.Version))
	if server := services[0].Server; server != "" {
		o = o.With("servers", []Object{Object{}.With("url", server)})
	}
	return o.With("paths", paths).
		With("components", Object{}.With("schemas", schemas).With("securitySchemes", Object{}.With(APIKey, key))), nil
}

// reference points at a schema of the document.
func reference(name string) Object {
	return Object{}.With("$ref", "#/components/schemas/"+name)
}
