package schema

// Answers are what a caller gets for many rows, in their order: a *[RowAnswer]
// or a [RowRefusal] each.
type Answers struct {
	Rows    []any `json:"rows"`
	Scored  int   `json:"scored"`
	Refused int   `json:"refused"`
	By
}

// A RowRefusal stands where a row has no answer.
type RowRefusal struct {
	Error RowFailure `json:"error"`
}

// A RowFailure is why: in one sentence, and field by field.
type RowFailure struct {
	Message string   `json:"message"`
	Errors  Problems `json:"errors"`
}

// An HTTPFailure is the body of an HTTP answer that is not 2xx.
type HTTPFailure struct {
	Code      int      `json:"code"`
	Message   string   `json:"message"`
	RequestID string   `json:"request-id"`
	Errors    Problems `json:"errors"`
}

// A DirectFailure is the errorMessage of an invocation that fails: JSON itself,
// on one line, so that API Gateway's pattern .*"httpStatus":400.* matches it.
type DirectFailure struct {
	ErrorType  string   `json:"errorType"`
	HTTPStatus int      `json:"httpStatus"`
	RequestID  string   `json:"request_id"`
	Message    string   `json:"message"`
	Errors     Problems `json:"errors"`
}
