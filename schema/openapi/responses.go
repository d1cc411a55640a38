package openapi


// failureName is the schema of every answer that is not 200. It is not Error,
// which API Gateway gives every API.
const failureName = "Failure"

// responses are all that a caller may get, by status.
func (s Service) responses(d Dialect) Object {
	answer := Object{}.With("schema", reference(s.Component()+"Answer"))
	if sample := s.sample(); sample != nil {
		answer = d.only31(answer, "example", s.answered(sample))
	}
	refused := "The row is refused; errors names each field, what it held and what is allowed."
	if bad := s.refused(); bad != nil {
		refused += " For example " + encoded(s.inOrder(bad.Input)) + " is refused, because of " + bad.Reject.Field + "."
	}
	o := Object{}.With("200", Object{}.With("description", "The prediction.").With("content", Object{}.With("application/json", answer)))
	for _, r := range []struct{ status, words string }{
		{"400", refused},
		{"403", "The header " + APIKeyHeader + " is missing, or its key is not one of this API."},
		{"429", "The key's rate or quota is used up; wait and send the row again."},
		{"500", "The service failed; request-id finds why in its log."},
	} {
		o = o.With(r.status, Object{}.With("description", r.words).
			With("content", Object{}.With("application/json", Object{}.With("schema", reference(failureName)))))
	}
	return o
}

// failure is the schema of an answer that is not 200.
func failure(d Dialect) Object {
	text := func(words string) Object {
		return d.coarse(Object{}.With("description", words).With("type", "string"))
	}
	problem := Object{}.With("type", "object").
		With("required", []string{"field", "value", "allowed", "message"}).
		With("properties", Object{}.
			With("field", text("The name of the field.")).
			With("value", d.coarse(Object{}.With("description", "What it held; null where it was missing.").
				With("type", []string{"string", "number", "boolean", "null"}))).
			With("allowed", text("What would be accepted.")).
			With("message", text("The whole sentence.")))
	return Object{}.With("type", "object").
		With("required", []string{"code", "message", "request-id"}).
		With("properties", Object{}.
			With("code", d.coarse(Object{}.With("description", "The HTTP status.").With("type", "integer"))).
			With("message", text("What is wrong, in one sentence.")).
			With("request-id", text("Names the request in the service's log.")).
			With("errors", d.coarse(Object{}.With("description", "Every problem of the row; empty where no field is to blame.").
				With("type", "array").With("items", problem))))
}
