package openapi

// documents are the paths below that of the model, whose GET says what it is.
func (s Service) documents() Object {
	name := s.Component()
	get := func(id, summary, shape string, key bool) Object {
		body := Object{}.With("schema", Object{}.With("type", "object"))
		if shape != "" {
			body = Object{}.With("schema", reference(name+shape))
		}
		o := Object{}.With("operationId", name+id).With("summary", summary)
		if key {
			o = o.With("security", []Object{Object{}.With(APIKey, []string{})})
		}
		return Object{}.With("get", o.With("responses", Object{}.
			With("200", Object{}.With("description", summary+".").With("headers", headers()).With("content", Object{}.With("application/json", body))).
			With("default", Object{}.With("description", "Why there is none.").
				With("content", Object{}.With("application/json", Object{}.With("schema", reference(failureName)))))))
	}
	return Object{}.
		With(s.Path+"/model", get("Card", "What the model is: its card", "Card", true)).
		With(s.Path+"/openapi.json", get("Contract", "How to call the model: this document", "", true)).
		With(s.Path+"/health", get("Health", "Whether the model is served", "Health", false))
}

// health is the schema of an answer about nothing but being there.
func (s Service) health() Object {
	return Object{}.With("type", "object").
		With("required", []string{"status", "model", "version", "digest"}).
		With("properties", Object{}.
			With("status", Object{}.With("description", "The model has proved itself against its golden cases when its container started.").With("const", "ok")).
			with(s.by())).
		With("additionalProperties", false)
}

// card is the schema of the model card. What stands in an artefact too is as
// there.
func (s Service) card() Object {
	text := func(words string) Object { return Object{}.With("description", words).With("type", "string") }
	list := func(words string, items Object) Object {
		return Object{}.With("description", words).With("type", "array").With("items", items)
	}
	object := func(words string) Object { return Object{}.With("description", words).With("type", "object") }
	truth := Object{}.With("type", "boolean")
	offers := Object{}
	for _, name := range []string{"se", "interval", "explain", "threshold", "times", "quantiles"} {
		offers = offers.With(name, truth)
	}
	properties := Object{}.
		With("name", text("The model's name.")).
		With("version", text("The version of its artefact.")).
		With("digest", text("The SHA-256 of its artefact.")).
		With("formula", text("R's formula.")).
		With("family", text("R's name of the family.")).
		With("link", text("R's name of the link.")).
		With("class", list("R's class(fit).", text("A class."))).
		With("response", object("What is predicted: name, type, classes and the decision.")).
		With("predictors", list("What a row holds: name, type, levels, and a summary of the training data.", object("A predictor."))).
		With("coefficients", list("summary(fit): name, value, std_error, statistic, p_value.", coefficient())).
		With("equations", list("Further linear predictors, with their coefficients.", object("An equation."))).
		With("n", Object{}.With("description", "On how many rows it was fitted.").With("type", "integer")).
		With("fitted_at", text("When.")).
		With("r", text("With which R.")).
		With("packages", object("With which packages: name to version.")).
		With("call", text("By which call.")).
		With("tolerance", object("How near the answers come to R's.")).
		With("options", object("Which options it can answer.").With("properties", offers).With("required", []string{"se", "interval", "explain", "threshold", "times", "quantiles"})).
		With("times", list("Times that show how survival goes on.", Object{}.With("type", "number"))).
		With("path", text("Where rows are scored.")).
		With("example", object("A row that has an answer.")).
		With("limits", object("The most rows of one call."))
	required := []string{}
	for _, p := range properties {
		if p.Key != "example" && p.Key != "times" {
			required = append(required, p.Key)
		}
	}
	return Object{}.With("type", "object").With("required", required).With("properties", properties).With("additionalProperties", false)
}

func coefficient() Object {
	o := Object{}.With("name", Object{}.With("description", "R's name.").With("type", "string"))
	for _, name := range []string{"value", "std_error", "statistic", "p_value"} {
		o = o.With(name, one("As summary() prints it; null for NA."))
	}
	return Object{}.With("type", "object").With("required", []string{"name", "value", "std_error", "statistic", "p_value"}).With("properties", o)
}
