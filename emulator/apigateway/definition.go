package apigateway

import "maps"

// definition is what a REST API does: what an import changes and what a
// deployment keeps a copy of. Its parts have API Gateway's own JSON form.
type definition struct {
	Resources  map[string]*resource // by path
	Models     map[string]*model    // by name
	Validators map[string]*validator
	Responses  map[string]*gatewayResponse // customised ones, by type
	Binary     []string                    `json:",omitempty"` // media types

	Compression *int `json:",omitempty"` // bytes from which on an answer is compressed; of a deployment only
}

type resource struct {
	ID       string             `json:"id"`
	ParentID string             `json:"parentId,omitempty"`
	PathPart string             `json:"pathPart,omitempty"`
	Path     string             `json:"path"`
	Methods  map[string]*method `json:"resourceMethods,omitempty"`
}

type method struct {
	HTTPMethod        string                     `json:"httpMethod"`
	AuthorizationType string                     `json:"authorizationType"`
	APIKeyRequired    bool                       `json:"apiKeyRequired"`
	ValidatorID       string                     `json:"requestValidatorId,omitempty"`
	OperationName     string                     `json:"operationName,omitempty"`
	Parameters        map[string]bool            `json:"requestParameters,omitempty"`
	Models            map[string]string          `json:"requestModels,omitempty"`
	Responses         map[string]*methodResponse `json:"methodResponses,omitempty"`
	Integration       *integration               `json:"methodIntegration,omitempty"`
}

type methodResponse struct {
	StatusCode string            `json:"statusCode"`
	Parameters map[string]bool   `json:"responseParameters,omitempty"`
	Models     map[string]string `json:"responseModels,omitempty"`
}

type integration struct {
	Type               string                          `json:"type"`
	HTTPMethod         string                          `json:"httpMethod,omitempty"`
	URI                string                          `json:"uri,omitempty"`
	RequestTemplates   map[string]string               `json:"requestTemplates,omitempty"`
	Passthrough        string                          `json:"passthroughBehavior"`
	TimeoutInMillis    int                             `json:"timeoutInMillis"`
	CacheNamespace     string                          `json:"cacheNamespace"`
	CacheKeyParameters []string                        `json:"cacheKeyParameters"`
	Responses          map[string]*integrationResponse `json:"integrationResponses,omitempty"`
}

type integrationResponse struct {
	StatusCode string            `json:"statusCode"`
	Selection  string            `json:"selectionPattern,omitempty"`
	Parameters map[string]string `json:"responseParameters,omitempty"`
	Templates  map[string]string `json:"responseTemplates,omitempty"`
}

type model struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	Schema      string `json:"schema"`
	ContentType string `json:"contentType"`
}

type validator struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Body       bool   `json:"validateRequestBody"`
	Parameters bool   `json:"validateRequestParameters"`
}

type gatewayResponse struct {
	Type       string            `json:"responseType"`
	StatusCode string            `json:"statusCode,omitempty"`
	Parameters map[string]string `json:"responseParameters"`
	Templates  map[string]string `json:"responseTemplates"`
	Default    bool              `json:"defaultResponse"`
}

// newDefinition is that of a REST API without methods: only the root.
func newDefinition(rootID string) *definition {
	return &definition{Resources: map[string]*resource{"/": {ID: rootID, Path: "/"}},
		Models: map[string]*model{}, Validators: map[string]*validator{}, Responses: map[string]*gatewayResponse{}}
}

// builtIn adds the two models that CreateRestApi makes.
func (d *definition) builtIn() *definition {
	for name, schema := range map[string]string{
		"Empty": "{\n  \"$schema\": \"http://json-schema.org/draft-04/schema#\",\n  \"title\" : \"Empty Schema\",\n  \"type\" : \"object\"\n}",
		"Error": "{\n  \"$schema\" : \"http://json-schema.org/draft-04/schema#\",\n  \"title\" : \"Error Schema\",\n  \"type\" : \"object\",\n  \"properties\" : {\n    \"message\" : { \"type\" : \"string\" }\n  }\n}",
	} {
		d.Models[name] = &model{ID: newID(6), Name: name, Schema: schema, ContentType: "application/json",
			Description: "This is a default " + map[string]string{"Empty": "empty", "Error": "error"}[name] + " schema model"}
	}
	return d
}

// merge adds what n defines to d; where both define something, n's is kept.
func (d *definition) merge(n *definition) {
	for path, r := range n.Resources {
		old := d.Resources[path]
		if old == nil {
			d.Resources[path] = r
			continue
		}
		for name, m := range r.Methods {
			put(&old.Methods, name, m)
		}
	}
	maps.Copy(d.Models, n.Models)
	maps.Copy(d.Validators, n.Validators)
	maps.Copy(d.Responses, n.Responses)
	if n.Binary != nil {
		d.Binary = n.Binary
	}
}

// resource finds a resource by its id; nil if there is none.
func (d *definition) resource(id string) *resource {
	for _, r := range d.Resources {
		if r.ID == id {
			return r
		}
	}
	return nil
}
