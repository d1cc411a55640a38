package apigateway

import (
	"encoding/json"
	"net/http"
	"strings"

	"serverless-poc/emulator/wire"
)

// export answers GetExport: what a stage serves, as an OpenAPI 3.0 document.
func (s *Service) export(w http.ResponseWriter, in *input) error {
	if err := s.permit(in); err != nil {
		return err
	}
	if kind := in.path["export_type"]; kind != "oas30" {
		if kind == "swagger" {
			return lacking("GetExport of type swagger; oas30 is")
		}
		return invalid("Invalid export type specified: %q must be one of [swagger, oas30]", kind)
	}
	if strings.Contains(in.HTTP.Header.Get("Accept"), "yaml") {
		return lacking("GetExport as YAML")
	}
	var body []byte
	err := s.view(in, stageOf(in, func(_ *account, a *api, st *stage) error {
		body = encoded(a.document(st, in.query.Get("extensions")))
		return nil
	}))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", wire.RESTJSON)
	w.Header().Set("Content-Disposition", `attachment; filename="oas30_`+s.Clock.Now().UTC().Format("2006-01-02T15-04-05Z")+`.json"`)
	w.Header().Set("X-Amzn-Requestid", in.ID)
	_, _ = w.Write(body) // the client has gone: nobody to tell
	return nil
}

type object = map[string]any

// document writes a stage's deployment. extended holds what to add: "apigateway"
// is all, "integrations" the integrations only.
func (a *api) document(st *stage, extended string) object {
	d := a.Deployments[st.DeploymentID].Snapshot
	full := strings.Contains(extended, "apigateway")
	x := exporter{d: d, full: full, integrations: full || strings.Contains(extended, "integrations")}
	paths := object{}
	for path, r := range d.Resources {
		item := object{}
		for key, name := range methodsOf {
			if m := r.Methods[name]; m != nil {
				item[key] = x.operation(m)
			}
		}
		if len(item) > 0 {
			paths[path] = item
		}
	}
	schemas := object{}
	for name, m := range d.Models {
		schemas[name] = json.RawMessage(strings.ReplaceAll(m.Schema, refBase(a.RestAPI.ID), "#/components/schemas/"))
	}
	components := object{"schemas": schemas}
	if x.keys {
		components["securitySchemes"] = object{"api_key": object{"type": "apiKey", "name": "x-api-key", "in": "header"}}
	}
	info := object{"title": a.RestAPI.Name, "version": a.RestAPI.Version}
	if a.RestAPI.Description != "" {
		info["description"] = a.RestAPI.Description
	}
	out := object{"openapi": "3.0.1", "info": info, "paths": paths, "components": components,
		"servers": []object{{"url": "https://" + a.domain() + "/{basePath}", "variables": object{"basePath": object{"default": st.Name}}}}}
	if x.full {
		x.rest(out)
	}
	return out
}

// domain is the host that AWS would serve the API on.
func (a *api) domain() string {
	return a.RestAPI.ID + ".execute-api." + a.Region + ".amazonaws.com"
}

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
	for name, required := range m.Parameters {
		p := strings.SplitN(name, ".", 4) // method.request.LOCATION.NAME
		in := strings.Replace(p[2], "querystring", "query", 1)
		parameters = append(parameters, object{"name": p[3], "in": in, "required": required, "schema": object{"type": "string"}})
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
	if len(x.d.Binary) > 0 {
		out["x-amazon-apigateway-binary-media-types"] = x.d.Binary
	}
}
