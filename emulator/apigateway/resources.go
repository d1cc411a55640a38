package apigateway

import (
	"slices"
	"strings"
)

// resourceJSON is a resource with its methods, or with only their names.
func resourceJSON(r *resource, embed bool) any {
	out := *r
	if embed {
		return out
	}
	names := map[string]struct{}{}
	for name := range r.Methods {
		names[name] = struct{}{}
	}
	out.Methods = nil
	return struct {
		resource
		Methods map[string]struct{} `json:"resourceMethods,omitempty"`
	}{out, names}
}

// embeds reports whether the call asks for something to be put into the answer.
func (in *input) embeds(what string) bool {
	return slices.ContainsFunc(in.query["embed"], func(v string) bool { return slices.Contains(strings.Split(v, ","), what) })
}

func getResources(s *Service, in *input) (out any, err error) {
	err = s.view(in, func(_ *account, a *api) (err error) {
		out, err = list(in, a.Definition.Resources, func(r *resource) any { return resourceJSON(r, in.embeds("methods")) })
		return err
	})
	return out, err
}

// resourceOf runs do on the resource the call names.
func (s *Service) resourceOf(in *input, do func(*resource) error) error {
	return s.view(in, func(_ *account, a *api) error {
		r := a.Definition.resource(in.path["resource_id"])
		if r == nil {
			return missing("Invalid Resource identifier specified")
		}
		return do(r)
	})
}

func getResource(s *Service, in *input) (out any, err error) {
	err = s.resourceOf(in, func(r *resource) error {
		out = encoded(resourceJSON(r, in.embeds("methods")))
		return nil
	})
	return out, err
}

func (s *Service) methodOf(in *input, do func(*method) error) error {
	return s.resourceOf(in, func(r *resource) error {
		m := r.Methods[in.path["http_method"]]
		if m == nil {
			return missing("Invalid Method identifier specified")
		}
		return do(m)
	})
}

func getMethod(s *Service, in *input) (out any, err error) {
	err = s.methodOf(in, func(m *method) error { out = encoded(m); return nil })
	return out, err
}

func getIntegration(s *Service, in *input) (out any, err error) {
	err = s.methodOf(in, func(m *method) error {
		if m.Integration == nil {
			return missing("No integration defined for method")
		}
		out = encoded(m.Integration)
		return nil
	})
	return out, err
}

func getModels(s *Service, in *input) (out any, err error) {
	err = s.view(in, func(_ *account, a *api) (err error) {
		out, err = list(in, a.Definition.Models, same[*model])
		return err
	})
	return out, err
}

func getModel(s *Service, in *input) (out any, err error) {
	err = s.view(in, func(_ *account, a *api) error {
		m := a.Definition.Models[in.path["model_name"]]
		if m == nil {
			return missing("Invalid model name specified: %s", in.path["model_name"])
		}
		out = encoded(m)
		return nil
	})
	return out, err
}

func getRequestValidators(s *Service, in *input) (out any, err error) {
	err = s.view(in, func(_ *account, a *api) (err error) {
		out, err = list(in, a.Definition.Validators, same[*validator])
		return err
	})
	return out, err
}

func getRequestValidator(s *Service, in *input) (out any, err error) {
	err = s.view(in, func(_ *account, a *api) error {
		for _, v := range a.Definition.Validators {
			if v.ID == in.path["requestvalidator_id"] {
				out = encoded(v)
				return nil
			}
		}
		return missing("Invalid Request Validator identifier specified")
	})
	return out, err
}
