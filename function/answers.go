package function

import "serverless-poc/schema"

// Answers are what a caller gets for many rows, in their order: a
// [schema.RowAnswer] or a [RowRefusal] each.
type Answers struct {
	Rows    []any `json:"rows"`
	Scored  int   `json:"scored"`
	Refused int   `json:"refused"`
	schema.By
}

// A RowRefusal stands where a row has no answer.
type RowRefusal struct {
	Error RowFailure `json:"error"`
}

// RowFailure is why: in one sentence, and field by field.
type RowFailure struct {
	Message string          `json:"message"`
	Errors  schema.Problems `json:"errors"`
}
