package openapi

// operations is the path item of s: GET with the row in the query string, POST
// with one row or, in V31's words, many as a JSON object.
func (s Service) operations(d Dialect) Object {
	name := s.Component()
	one := Object{}.With("schema", reference(name+"Answer"))
	parameters, either := s.parameters(d), one
	how := "The row is a JSON object."
	if d == V31 {
		parameters = append(parameters, s.optionParameters()...)
		one = s.exampled(one, example.answer)
		either = Object{}.With("schema", Object{}.With("anyOf", []Object{reference(name + "Answer"), reference(name + "Answers")}))
		either = s.exampled(either, example.answer, example.answers)
		how = "The body is a row, or has many of them in rows, either with options; of many each is answered or refused by itself, in its place."
	}
	item := Object{}.With("get", s.operation(name+"Get", "The row is the query string.").
		With("parameters", parameters).With("responses", s.responses(d, one)))
	item = item.With("post", s.operation(name+"Post", how).
		With("requestBody", s.body(d)).With("responses", s.responses(d, either)))
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

// body is the row as JSON, or many.
func (s Service) body(d Dialect) Object {
	content := Object{}.With("schema", reference(s.Component()+sieve))
	words := "One value for each predictor."
	if d == V31 {
		content = Object{}.With("schema", Object{}.With("anyOf", []Object{reference(s.Component() + "Call"), reference(s.Component() + "Rows")}))
		content = s.exampled(content, example.row, example.rows)
		words = "One value for each predictor, or many rows of them."
	}
	return Object{}.
		With("description", words).
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
