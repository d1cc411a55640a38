package openapi

import (
	"slices"
	"strconv"

	"serverless-poc/schema"
)

// failureName is the schema of every answer that is not 200. It is not Error,
// which API Gateway gives every API.
const failureName = "Failure"

// responses are all that a caller may get, by status.
func (s Service) responses(d Dialect, answer Object) Object {
	refused := "The row is refused; errors names each field, what it held and what is allowed."
	if bad := s.refused(); bad != nil {
		refused += " For example " + encoded(s.inOrder(bad.Input)) + " is refused, because of " + bad.Reject.Field + "."
	}
	good := Object{}.With("description", "The prediction.")
	good = d.only31(good, "headers", headers()).With("content", Object{}.With("application/json", answer))
	o := Object{}.With("200", good)
	type response struct{ status, words string }
	list := []response{
		{"400", refused},
		{"403", "The header " + APIKeyHeader + " is missing, or its key is not one of this API."},
		{"429", "The key's rate or quota is used up; wait and send the row again."},
		{"500", "The service failed; request-id finds why in its log."},
	}
	if d == V31 {
		list = slices.Insert(list, 2, response{"413", "There are more than " + strconv.Itoa(schema.MostRows) + " rows, or the answer would be too large; send fewer."})
	}
	for _, r := range list {
		o = o.With(r.status, Object{}.With("description", r.words).
			With("content", Object{}.With("application/json", Object{}.With("schema", reference(failureName)))))
	}
	return o
}

// problem is the schema of one thing that is wrong with one field.
func problem(d Dialect) Object {
	text := func(words string) Object {
		return d.coarse(Object{}.With("description", words).With("type", "string"))
	}
	return Object{}.With("type", "object").
		With("required", []string{"field", "value", "allowed", "message"}).
		With("properties", Object{}.
			With("field", text("The name of the field.")).
			With("value", d.coarse(Object{}.With("description", "What it held; null where it was missing.").
				With("type", []string{"string", "number", "boolean", "null"}))).
			With("allowed", text("What would be accepted.")).
			With("message", text("The whole sentence.")))
}

// headers are those of every answer that has a caller's interest.
func headers() Object {
	text := func(words string) Object {
		return Object{}.With("description", words).With("schema", Object{}.With("type", "string"))
	}
	return Object{}.
		With("x-model", text("The model's name.")).
		With("x-model-version", text("The version of the artefact that answered.")).
		With("x-model-digest", text("The SHA-256 of the artefact that answered."))
}

// failure is the schema of an answer that is not 200.
func failure(d Dialect) Object {
	text := func(words string) Object {
		return d.coarse(Object{}.With("description", words).With("type", "string"))
	}
	return Object{}.With("type", "object").
		With("required", []string{"code", "message", "request-id"}).
		With("properties", Object{}.
			With("code", d.coarse(Object{}.With("description", "The HTTP status.").With("type", "integer"))).
			With("message", text("What is wrong, in one sentence.")).
			With("request-id", text("Names the request in the service's log.")).
			With("errors", d.coarse(Object{}.With("description", "Every problem of the row; empty where no field is to blame.").
				With("type", "array").With("items", problem(d)))))
}
