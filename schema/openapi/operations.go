package openapi

// operations is the path item of s: GET with the row in the query string, POST
// with the row as a JSON object.
func (s Service) operations(d Dialect) Object {
	name := s.Component()
	item := Object{}.With("get", s.operation(name+"Get", "The row is the query string.").
		With("parameters", s.parameters(d)).With("responses", s.responses(d)))
	item = item.With("post", s.operation(name+"Post", "The row is a JSON object.").
		With("requestBody", s.body(d)).With("responses", s.responses(d)))
	model := Object{}.With("name", s.Model.Name).With("version", s.Version)
	if s.Digest != "" {
		model = model.With("sha256", s.Digest)
	}
	return d.only31(item, "x-model", model)
}

func (s Service) operation(id, how string) Object {
	return Object{}.
		With("operationId", id).
		With("summary", "Predict "+s.Model.Response.Name).
		With("description", how+" Answers as R's predict() does for "+s.Model.Formula+". Fields that the model does not know are left out and named in ignored.").
		With("security", []Object{Object{}.With(APIKey, []string{})})
}

// parameters are one per predictor.
func (s Service) parameters(d Dialect) []Object {
	sample := s.sample()
	list := []Object{}
	for _, p := range s.Model.Predictors {
		if !d.named(p.Name) {
			continue
		}
		o := Object{}.With("name", p.Name).With("in", "query").
			With("required", d.required(p)).
			With("description", describe(p)).
			With("schema", d.text(inQuery(p)))
		if sample != nil {
			o = d.only31(o, "example", inQueryExample(p, sample.Input[p.Name]))
		}
		list = append(list, o)
	}
	return list
}

// body is the row as JSON.
func (s Service) body(d Dialect) Object {
	content := Object{}.With("schema", reference(s.Component()+d.bodyOf()))
	if sample := s.sample(); sample != nil {
		content = d.only31(content, "example", s.inOrder(sample.Input))
	}
	return Object{}.
		With("description", "One value for each predictor.").
		With("required", true).
		With("content", Object{}.With("application/json", content))
}

// row is the schema of a row.
func (s Service) row(d Dialect) Object {
	names, properties := []string{}, Object{}
	for _, p := range s.Model.Predictors {
		names = append(names, p.Name)
		properties = properties.With(p.Name, d.coarse(inBody(p)))
	}
	o := Object{}.With("type", "object")
	if len(names) > 0 { // draft 4 knows no empty list here
		o = o.With("required", names)
	}
	o = o.With("properties", properties)
	return d.only31(o, "additionalProperties", Object{}.
		With("description", "Left out, and named in ignored.").
		With("type", []string{"string", "number", "boolean", "null"}))
}
