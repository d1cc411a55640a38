package apigateway

// importRestAPI makes a REST API of a document.
func importRestAPI(s *Service, in *input) (out any, err error) {
	doc, err := parse(in.Body)
	if err != nil {
		return nil, err
	}
	err = s.store.Update(func(all *account) error {
		a := s.newAPI(in, all)
		if types := in.query.Get("endpointConfigurationTypes"); types != "" {
			if err := a.RestAPI.Endpoint.set([]string{types}); err != nil {
				return err
			}
		}
		out, err = a.take(in, doc, true)
		return err
	})
	return out, err
}

// putRestAPI changes a REST API to what a document says: mode overwrite leaves
// nothing else, mode merge, the default, adds.
func putRestAPI(s *Service, in *input) (out any, err error) {
	mode := in.query.Get("mode")
	if mode != "" && mode != "merge" && mode != "overwrite" {
		return nil, invalid(`Enumeration value of OpenAPI import mode must be "overwrite" or "merge"`)
	}
	doc, err := parse(in.Body)
	if err != nil {
		return nil, err
	}
	err = s.change(in, func(_ *account, a *api) error {
		out, err = a.take(in, doc, mode == "overwrite")
		return err
	})
	return out, err
}

// take puts a document's definition into the API and gives the answer.
func (a *api) take(in *input, doc *document, overwrite bool) (any, error) {
	b := build(a.RestAPI.ID, doc, a.Definition)
	if err := b.problem(in.query.Get("failonwarnings") == "true"); err != nil {
		return nil, err
	}
	r := &a.RestAPI
	r.Name, r.Version = doc.Info.Title, doc.Info.Version
	r.Disabled = doc.Endpoint.Disabled
	if overwrite {
		a.Definition = b.out
		r.Description, r.MinCompression = doc.Info.Description, doc.MinCompression
	} else {
		a.Definition.merge(b.out)
		if doc.Info.Description != "" {
			r.Description = doc.Info.Description
		}
		if doc.MinCompression != nil {
			r.MinCompression = doc.MinCompression
		}
	}
	r.Binary = a.Definition.Binary
	answer := *r
	answer.Warnings = b.warnings
	return encoded(answer), nil
}
