package apigateway

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var pathPart = regexp.MustCompile(`^([a-zA-Z0-9._:,~-]+|\{[a-zA-Z0-9._-]+\+?\})$`)

// method makes a method with its integration.
func (b *builder) method(path, name string, o *operationObject, resourceID string) *method {
	m := &method{HTTPMethod: name, AuthorizationType: "NONE", OperationName: o.OperationID, Parameters: map[string]bool{},
		Models: map[string]string{}, Responses: map[string]*methodResponse{}}
	b.security(path, m, o)
	b.parameters(path, m, o)
	validator := o.Validator
	if validator == "" {
		validator = b.doc.Validator
	}
	if v := b.out.Validators[validator]; v != nil {
		m.ValidatorID = v.ID
	} else if validator != "" {
		b.fail("Unable to put method '%s' on resource at path '%s': Invalid Request Validator name specified: %s", name, path, validator)
	}
	if o.RequestBody != nil {
		body := *o.RequestBody
		if body.Ref != "" {
			found, err := pointer(body.Ref, "requestBodies", b.doc.Components.RequestBodies)
			if err != nil {
				b.warn("Unresolved %v for '%s' to path '%s'. Ignoring.", err, name, path)
			}
			body = found
		}
		m.Models = b.models(path, name, body.Content)
	}
	for _, status := range slices.Sorted(maps.Keys(o.Responses)) {
		b.response(path, m, status, o.Responses[status])
	}
	if o.Integration != nil {
		m.Integration = b.integration(path, m, o.Integration, resourceID)
	}
	return m
}

// security asks for an API key where the method itself does; that of the
// document's root counts for nothing here.
func (b *builder) security(path string, m *method, o *operationObject) {
	for _, choice := range o.Security {
		for name := range choice {
			scheme, ok := b.doc.Components.SecuritySchemes[name]
			switch {
			case !ok:
				b.warn("Unable to find security definition '%s' for '%s' to path '%s'. Ignoring.", name, m.HTTPMethod, path)
			case scheme.Type == "apiKey" && scheme.In == "header" && strings.EqualFold(scheme.Name, "x-api-key"):
				m.APIKeyRequired = true
			default:
				b.miss("the security scheme " + name + " (" + scheme.Type + " " + scheme.Name + " in " + scheme.In + ")")
			}
		}
	}
}

var locations = map[string]string{"query": "querystring", "header": "header", "path": "path"}

func (b *builder) parameters(path string, m *method, o *operationObject) {
	for _, p := range o.Parameters {
		if p.Ref != "" {
			found, err := pointer(p.Ref, "parameters", b.doc.Components.Parameters)
			if err != nil {
				b.warn("Unresolved %v for '%s' to path '%s'. Ignoring.", err, m.HTTPMethod, path)
				continue
			}
			p = found
		}
		location := locations[p.In]
		if location == "" || p.Name == "" {
			b.warn("Parameter '%s' in '%s' for '%s' to path '%s' is not supported. Ignoring.", p.Name, p.In, m.HTTPMethod, path)
			continue
		}
		m.Parameters["method.request."+location+"."+p.Name] = p.Required
	}
}

// models gives the models of a body by content type.
func (b *builder) models(path, name string, content contentObject) map[string]string {
	out := map[string]string{}
	for _, contentType := range slices.Sorted(maps.Keys(content)) {
		schema := content[contentType].Schema
		if len(schema) == 0 {
			continue
		}
		if model := b.modelOf(path, name, schema); model != "" {
			out[contentType] = model
		}
	}
	return out
}

// modelOf is the model a schema refers to, or a new one for a schema in place.
func (b *builder) modelOf(path, method string, schema json.RawMessage) string {
	var ref struct {
		Ref string `json:"$ref"`
	}
	_ = json.Unmarshal(schema, &ref) // a schema that is no object fails as a model
	if ref.Ref == "" {
		name := "MODEL" + digest(schema)
		if b.out.Models[name] == nil {
			b.model(name, schema)
		}
		return name
	}
	name, ok := strings.CutPrefix(ref.Ref, "#/components/schemas/")
	if !ok || b.doc.Components.Schemas[name] == nil {
		b.warn("Unable to create model for '%s' to path '%s': Reference to model '%s' not found. Ignoring.", method, path, ref.Ref)
		return ""
	}
	return name
}

var statusPattern = regexp.MustCompile(`^[1-5]\d\d$`)

// response adds a method response with its headers.
func (b *builder) response(path string, m *method, status string, o responseObject) {
	if o.Ref != "" {
		found, err := pointer(o.Ref, "responses", b.doc.Components.Responses)
		if err != nil {
			b.warn("Unresolved %v for '%s' to path '%s'. Ignoring.", err, m.HTTPMethod, path)
			return
		}
		o = found
	}
	if !statusPattern.MatchString(status) {
		b.warn("Invalid response '%s' for '%s' to path '%s': only status codes are supported. Ignoring.", status, m.HTTPMethod, path)
		return
	}
	r := &methodResponse{StatusCode: status, Models: b.models(path, m.HTTPMethod, o.Content)}
	for header := range o.Headers {
		put(&r.Parameters, "method.response.header."+header, false)
	}
	m.Responses[status] = r
}
