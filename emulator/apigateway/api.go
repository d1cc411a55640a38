package apigateway

import (
	"maps"
	"slices"
)

// restAPI is a REST API as the API answers it.
type restAPI struct {
	ID             string            `json:"id"`
	Name           string            `json:"name"`
	Description    string            `json:"description,omitempty"`
	Created        int64             `json:"createdDate"`
	Version        string            `json:"version,omitempty"`
	Warnings       []string          `json:"warnings,omitempty"` // of the import that is being answered
	Binary         []string          `json:"binaryMediaTypes,omitempty"`
	MinCompression *int              `json:"minimumCompressionSize,omitempty"`
	KeySource      string            `json:"apiKeySource"`
	Endpoint       endpoint          `json:"endpointConfiguration"`
	Tags           map[string]string `json:"tags,omitempty"`
	Disabled       bool              `json:"disableExecuteApiEndpoint"`
	RootID         string            `json:"rootResourceId"`
}

type endpoint struct {
	Types         []string `json:"types"`
	IPAddressType string   `json:"ipAddressType,omitempty"`
}

// newAPI adds an empty REST API to the account.
func (s *Service) newAPI(in *input, all *account) *api {
	root := newID(10)
	a := &api{Region: in.Region, Definition: newDefinition(root), RestAPI: restAPI{ID: newID(10), Created: s.stamp(),
		KeySource: "HEADER", Endpoint: endpoint{Types: []string{"EDGE"}, IPAddressType: "ipv4"}, RootID: root}}
	put(&all.APIs, a.RestAPI.ID, a)
	return a
}

func createRestAPI(s *Service, in *input) (any, error) {
	var q struct {
		Name, Description, Version, CloneFrom, APIKeySource, Policy string
		BinaryMediaTypes                                            []string
		MinimumCompressionSize                                      *int
		EndpointConfiguration                                       *endpoint
		DisableExecuteAPIEndpoint                                   bool
		Tags                                                        map[string]string
	}
	if err := decode(in, &q); err != nil {
		return nil, err
	}
	switch {
	case q.Name == "":
		return nil, invalid("Invalid REST API name specified")
	case q.CloneFrom != "":
		return nil, lacking("CreateRestApi with cloneFrom")
	case q.Policy != "":
		return nil, lacking("CreateRestApi with policy")
	case q.APIKeySource != "" && q.APIKeySource != "HEADER":
		return nil, lacking("apiKeySource " + q.APIKeySource)
	}
	if err := checkTags(nil, q.Tags); err != nil {
		return nil, err
	}
	var out any
	err := s.store.Update(func(all *account) error {
		a := s.newAPI(in, all)
		r := &a.RestAPI
		r.Name, r.Description, r.Version, r.MinCompression = q.Name, q.Description, q.Version, q.MinimumCompressionSize
		r.Binary, r.Disabled, r.Tags = q.BinaryMediaTypes, q.DisableExecuteAPIEndpoint, q.Tags
		a.Definition.builtIn().Binary = q.BinaryMediaTypes
		if q.EndpointConfiguration != nil {
			if err := r.Endpoint.set(q.EndpointConfiguration.Types); err != nil {
				return err
			}
		}
		out = encoded(r)
		return nil
	})
	return out, err
}

// set changes the types: EDGE or REGIONAL; a private API needs a VPC.
func (e *endpoint) set(types []string) error {
	if len(types) == 0 {
		return nil
	}
	if slices.Contains(types, "PRIVATE") {
		return lacking("endpoint type PRIVATE")
	}
	if len(types) != 1 || types[0] != "EDGE" && types[0] != "REGIONAL" {
		return invalid("Invalid endpoint type specified: %v; it must be one of EDGE, REGIONAL, PRIVATE", types)
	}
	e.Types = types
	return nil
}

func getRestAPI(s *Service, in *input) (out any, err error) {
	err = s.view(in, func(_ *account, a *api) error { out = encoded(a.RestAPI); return nil })
	return out, err
}

func getRestAPIs(s *Service, in *input) (out any, err error) {
	err = s.store.View(func(all *account) (err error) {
		out, err = list(in, all.APIs, func(a *api) restAPI { return a.RestAPI })
		return err
	})
	return out, err
}

// deleteRestAPI also takes the API's stages out of the usage plans.
func deleteRestAPI(s *Service, in *input) (any, error) {
	return nil, s.change(in, func(all *account, a *api) error {
		delete(all.APIs, a.RestAPI.ID)
		for _, p := range all.Plans {
			p.Stages = slices.DeleteFunc(p.Stages, func(st apiStage) bool { return st.APIID == a.RestAPI.ID })
		}
		return nil
	})
}

// clone copies a definition for a deployment, whose parts nobody changes: an
// import makes new ones.
func (d *definition) clone() *definition {
	c := *d
	c.Resources = map[string]*resource{}
	for path, r := range d.Resources {
		one := *r
		one.Methods = maps.Clone(r.Methods)
		c.Resources[path] = &one
	}
	c.Models, c.Validators, c.Responses = maps.Clone(d.Models), maps.Clone(d.Validators), maps.Clone(d.Responses)
	return &c
}
