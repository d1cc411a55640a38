package openapi

// sieve ends the name of the schema by which API Gateway lets a body through.
const sieve = "Body"

// sieve lets through a row, or an object with a list of rows; what else is in
// either is the function's to judge. Of the words of draft 4 that join schemas
// API Gateway takes oneOf. To a model without predictors any object is a row.
func (s Service) sieve() Object {
	if len(s.Model.Predictors) == 0 {
		return Object{}.With("type", "object")
	}
	rows := Object{}.With("type", "object").
		With("required", []string{"rows"}).
		With("properties", Object{}.With("rows", Object{}.
			With("description", "The rows, of which each is judged by itself.").
			With("type", "array").
			With("items", Object{}.With("description", "A row."))))
	return Object{}.With("oneOf", []Object{reference(s.Component() + "Row"), rows})
}
