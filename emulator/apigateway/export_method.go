package apigateway

import (
	"maps"
	"slices"
	"strings"
)

// exporter writes the parts of a definition back as a document has them.
type exporter struct {
	d                  *definition
	full, integrations bool
	keys               bool // a method asks for an API key
}

func (x *exporter) operation(m *method) object {
	out, responses := object{}, object{}
	if m.OperationName != "" {
		out["operationId"] = m.OperationName
	}
	var parameters []object
	for _, name := range slices.Sorted(maps.Keys(m.Parameters)) {
		p := strings.SplitN(name, ".", 4) // method.request.LOCATION.NAME
		in := strings.Replace(p[2], "querystring", "query", 1)
		parameters = append(parameters, object{"name": p[3], "in": in, "required": m.Parameters[name], "schema": object{"type": "string"}})
	}
	if parameters != nil {
		out["parameters"] = parameters
	}
	if len(m.Models) > 0 {
		out["requestBody"] = object{"content": content(m.Models), "required": true}
	}
	for status, r := range m.Responses {
		headers := object{}
		for name := range r.Parameters {
			headers[strings.TrimPrefix(name, "method.response.header.")] = object{"schema": object{"type": "string"}}
		}
		responses[status] = object{"description": status + " response", "headers": headers, "content": content(r.Models)}
	}
	out["responses"] = responses
	if m.APIKeyRequired {
		x.keys = true
		out["security"] = []object{{"api_key": []string{}}}
	}
	if x.integrations && m.Integration != nil {
		out["x-amazon-apigateway-integration"] = m.Integration.extension()
	}
	for _, v := range x.d.Validators {
		if x.full && v.ID == m.ValidatorID {
			out["x-amazon-apigateway-request-validator"] = v.Name
		}
	}
	return out
}

func content(models map[string]string) object {
	out := object{}
	for contentType, name := range models {
		out[contentType] = object{"schema": object{"$ref": "#/components/schemas/" + name}}
	}
	return out
}

// extension is the integration as a document writes it.
func (i *integration) extension() object {
	out := object{"type": strings.ToLower(i.Type), "passthroughBehavior": strings.ToLower(i.Passthrough), "timeoutInMillis": i.TimeoutInMillis}
	if i.URI != "" {
		out["httpMethod"], out["uri"] = i.HTTPMethod, i.URI
	}
	if len(i.RequestTemplates) > 0 {
		out["requestTemplates"] = i.RequestTemplates
	}
	responses := object{}
	for _, r := range i.Responses {
		one := object{"statusCode": r.StatusCode}
		if len(r.Parameters) > 0 {
			one["responseParameters"] = r.Parameters
		}
		if len(r.Templates) > 0 {
			one["responseTemplates"] = r.Templates
		}
		selection := r.Selection
		if selection == "" {
			selection = "default"
		}
		responses[selection] = one
	}
	if len(responses) > 0 {
		out["responses"] = responses
	}
	return out
}

// rest adds the extensions at the document's root.
func (x *exporter) rest(out object) {
	validators, responses := object{}, object{}
	for name, v := range x.d.Validators {
		validators[name] = object{"validateRequestBody": v.Body, "validateRequestParameters": v.Parameters}
	}
	for kind, r := range x.d.Responses {
		one := object{"responseParameters": r.Parameters, "responseTemplates": r.Templates}
		if r.StatusCode != "" {
			one["statusCode"] = r.StatusCode
		}
		responses[kind] = one
	}
	if len(validators) > 0 {
		out["x-amazon-apigateway-request-validators"] = validators
	}
	if len(responses) > 0 {
		out["x-amazon-apigateway-gateway-responses"] = responses
	}
	if x.d.Compression != nil {
		out["x-amazon-apigateway-minimum-compression-size"] = *x.d.Compression
	}
	if len(x.d.Binary) > 0 {
		out["x-amazon-apigateway-binary-media-types"] = x.d.Binary
	}
}
