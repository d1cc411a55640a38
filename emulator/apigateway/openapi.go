package apigateway

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// document is an OpenAPI 3.0 document with API Gateway's extensions.
type document struct {
	OpenAPI string
	Swagger string
	Info    struct{ Title, Description, Version string }
	Paths   map[string]map[string]json.RawMessage

	Components struct {
		Schemas         map[string]json.RawMessage
		Parameters      map[string]parameterObject
		Responses       map[string]responseObject
		RequestBodies   map[string]bodyObject
		SecuritySchemes map[string]struct{ Type, Name, In string }
	}

	Validators map[string]struct {
		Body       bool `json:"validateRequestBody"`
		Parameters bool `json:"validateRequestParameters"`
	} `json:"x-amazon-apigateway-request-validators"`
	Validator      string                      `json:"x-amazon-apigateway-request-validator"`
	Responses      map[string]gatewayExtension `json:"x-amazon-apigateway-gateway-responses"`
	KeySource      string                      `json:"x-amazon-apigateway-api-key-source"`
	Binary         []string                    `json:"x-amazon-apigateway-binary-media-types"`
	MinCompression *int                        `json:"x-amazon-apigateway-minimum-compression-size"`
	Endpoint       struct {
		Disabled bool `json:"disableExecuteApiEndpoint"`
	} `json:"x-amazon-apigateway-endpoint-configuration"`
}

// extensions are those of API Gateway that the emulator has.
var extensions = map[string]bool{"x-amazon-apigateway-request-validators": true, "x-amazon-apigateway-request-validator": true,
	"x-amazon-apigateway-gateway-responses": true, "x-amazon-apigateway-api-key-source": true,
	"x-amazon-apigateway-binary-media-types": true, "x-amazon-apigateway-minimum-compression-size": true,
	"x-amazon-apigateway-endpoint-configuration": true, "x-amazon-apigateway-integration": true,
	"x-amazon-apigateway-any-method": true}

type gatewayExtension struct {
	StatusCode json.RawMessage   `json:"statusCode"` // a number or a text
	Parameters map[string]string `json:"responseParameters"`
	Templates  map[string]string `json:"responseTemplates"`
}

type parameterObject struct {
	Ref      string `json:"$ref"`
	Name, In string
	Required bool
}

type contentObject map[string]struct{ Schema json.RawMessage }

type bodyObject struct {
	Ref     string `json:"$ref"`
	Content contentObject
}

type responseObject struct {
	Ref     string `json:"$ref"`
	Headers map[string]json.RawMessage
	Content contentObject
}

type operationObject struct {
	OperationID string
	Parameters  []parameterObject
	RequestBody *bodyObject
	Responses   map[string]responseObject
	Security    []map[string][]string
	Validator   string                `json:"x-amazon-apigateway-request-validator"`
	Integration *integrationExtension `json:"x-amazon-apigateway-integration"`
}

type integrationExtension struct {
	Type                string
	HTTPMethod          string
	URI                 string
	ConnectionType      string
	Credentials         string
	ContentHandling     string
	PassthroughBehavior string
	TimeoutInMillis     int
	RequestParameters   map[string]string
	RequestTemplates    map[string]string
	CacheKeyParameters  []string
	CacheNamespace      string
	Responses           map[string]struct {
		StatusCode         json.RawMessage
		ResponseParameters map[string]string
		ResponseTemplates  map[string]string
		ContentHandling    string
	}
}

var extensionName = regexp.MustCompile(`"(x-amazon-apigateway-[a-z-]+)"\s*:`)

// parse reads a document and refuses extensions that are not implemented.
func parse(body []byte) (*document, error) {
	var d document
	if err := json.Unmarshal(body, &d); err != nil {
		if !bytes.HasPrefix(bytes.TrimSpace(body), []byte("{")) {
			return nil, lacking("an OpenAPI document in YAML")
		}
		return nil, invalid("Failed to parse the uploaded OpenAPI document due to: %v", err)
	}
	switch {
	case d.Swagger != "":
		return nil, lacking("a document of Swagger " + d.Swagger)
	case !strings.HasPrefix(d.OpenAPI, "3.0"):
		return nil, invalid("Failed to parse the uploaded OpenAPI document due to: OpenAPI version %q is not supported; give 3.0.x", d.OpenAPI)
	case d.Info.Title == "":
		return nil, invalid("Failed to parse the uploaded OpenAPI document due to: info.title is missing")
	case d.KeySource != "" && d.KeySource != "HEADER":
		return nil, lacking("apiKeySource " + d.KeySource)
	}
	for _, found := range extensionName.FindAllSubmatch(body, -1) {
		if !extensions[string(found[1])] {
			return nil, lacking("the extension " + string(found[1]))
		}
	}
	return &d, nil
}

// pointer resolves "#/components/KIND/NAME".
func pointer[T any](ref, kind string, in map[string]T) (T, error) {
	name, ok := strings.CutPrefix(ref, "#/components/"+kind+"/")
	v, found := in[name]
	if !ok || !found {
		return v, fmt.Errorf("reference %q not found", ref)
	}
	return v, nil
}

// plain is a status code written as a number or as a text.
func plain(raw json.RawMessage) string { return strings.Trim(string(raw), `"`) }
