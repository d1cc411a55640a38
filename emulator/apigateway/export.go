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
