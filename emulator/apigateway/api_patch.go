package apigateway

import (
	"slices"
	"strconv"
)

func updateRestAPI(s *Service, in *input) (out any, err error) {
	list, err := patches(in)
	if err != nil {
		return nil, err
	}
	err = s.change(in, func(_ *account, a *api) error {
		for _, p := range list {
			if err := a.patch(p); err != nil {
				return err
			}
		}
		out = encoded(a.RestAPI)
		return nil
	})
	return out, err
}

func (a *api) patch(p patch) error {
	r := &a.RestAPI
	parts := p.parts()
	switch {
	case p.Path == "/name":
		if p.Op != "replace" || p.Value == "" {
			return invalid("Invalid REST API name specified")
		}
		return p.text(&r.Name)
	case p.Path == "/description":
		return p.text(&r.Description)
	case p.Path == "/version":
		return p.text(&r.Version)
	case p.Path == "/disableExecuteApiEndpoint":
		return p.flag(&r.Disabled)
	case p.Path == "/minimumCompressionSize":
		return p.size(&r.MinCompression)
	case p.Path == "/apiKeySource":
		if p.Op != "replace" || p.Value != "HEADER" {
			return lacking("apiKeySource " + p.Value)
		}
		return nil
	case parts[0] == "endpointConfiguration" && len(parts) > 1 && parts[1] == "types" && p.Op == "replace":
		return r.Endpoint.set([]string{p.Value})
	case parts[0] == "binaryMediaTypes" && len(parts) == 2:
		r.Binary = slices.DeleteFunc(r.Binary, func(t string) bool { return t == parts[1] })
		if p.Op == "add" {
			r.Binary = append(r.Binary, parts[1])
		}
		a.Definition.Binary = slices.Clone(r.Binary)
		return nil
	}
	return p.refuse("/name", "/description", "/version", "/apiKeySource", "/binaryMediaTypes/<type>", "/disableExecuteApiEndpoint",
		"/endpointConfiguration/types/<type>", "/minimumCompressionSize")
}

// size sets an optional number of bytes; remove takes it away.
func (p patch) size(to **int) error {
	if p.Op == "remove" || p.Value == "" {
		*to = nil
		return nil
	}
	n, err := strconv.Atoi(p.Value)
	if err != nil || n < 0 || n > 10<<20 {
		return invalid("Invalid minimum compression size %q; it must be from 0 to 10485760", p.Value)
	}
	*to = &n
	return nil
}
