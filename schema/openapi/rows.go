package openapi

import "serverless-poc/schema"

// schemas are those that only V31 has, beside Row and Answer.
func (s Service) schemas() Object {
	name := s.Component()
	return Object{}.
		With(name+"Options", s.optionsObject()).
		With(name+"Call", s.call()).
		With(name+"Rows", s.rows()).
		With(name+"RowAnswer", s.rowAnswer(V31)).
		With(name+"Answers", s.answers()).
		With(name+"Card", s.card()).
		With(name+"Health", s.health())
}

// call is the schema of a row as a body: with options, where no predictor is
// called so.
func (s Service) call() Object {
	row := s.row(V31)
	properties := row.Object("properties")
	options := reference(s.Component() + "Options")
	if p, there := properties.Get("options"); there {
		options = Object{}.With("anyOf", []Object{p.(Object), options})
	}
	return row.With("properties", properties.With("options", options))
}

// rows is the schema of many rows as a body.
func (s Service) rows() Object {
	return Object{}.With("type", "object").
		With("required", []string{"rows"}).
		With("properties", Object{}.
			With("rows", Object{}.
				With("description", "The rows. One that is not as it should be is refused in its place, and the others are answered.").
				With("type", "array").With("maxItems", schema.MostRows).With("items", reference(s.Component()+"Row"))).
			With("options", reference(s.Component()+"Options"))).
		With("additionalProperties", false)
}

// answers is the schema of what many rows are answered with.
func (s Service) answers() Object {
	count := func(words string) Object { return Object{}.With("description", words).With("type", "integer") }
	refusal := Object{}.With("type", "object").With("required", []string{"error"}).
		With("properties", Object{}.With("error", rowFailure())).With("additionalProperties", false)
	properties := Object{}.
		With("rows", Object{}.With("description", "An answer or an error for each row, in their order.").
			With("type", "array").With("items", Object{}.With("anyOf", []Object{reference(s.Component() + "RowAnswer"), refusal}))).
		With("scored", count("How many rows have an answer.")).
		With("refused", count("How many rows have an error.")).
		with(s.by())
	return Object{}.With("type", "object").
		With("required", []string{"rows", "scored", "refused", "model", "version", "digest"}).
		With("properties", properties).With("additionalProperties", false)
}

func rowFailure() Object {
	return Object{}.With("description", "Why the row has no answer.").With("type", "object").
		With("required", []string{"message", "errors"}).
		With("properties", Object{}.
			With("message", Object{}.With("description", "What is wrong, in one sentence.").With("type", "string")).
			With("errors", Object{}.With("description", "Every problem of the row.").With("type", "array").With("items", problem(V31)))).
		With("additionalProperties", false)
}
