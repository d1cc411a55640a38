package batch

import (
	"bytes"
	"errors"

	"serverless-poc/schema"
)

// A Failure is the line that stands for a bad row.
type Failure struct {
	Error FailureError `json:"error"`
	Row   int          `json:"row"` // from 1
}

// A FailureError says what is wrong with a row: all its problems, or why it
// cannot be read at all.
type FailureError struct {
	Message  string          `json:"message"`
	Problems schema.Problems `json:"problems,omitempty"`
}

func failure(err error) FailureError {
	var problems schema.Problems
	errors.As(err, &problems)
	return FailureError{Message: err.Error(), Problems: problems}
}

// encoded is the canonical JSON of v, which has one, without a line's end.
func encoded(v any) []byte {
	text, _ := schema.Encode(v)
	return bytes.TrimSuffix(text, []byte("\n"))
}

// appendFailure writes the [Failure] of a row whose number the paper gets later.
func appendFailure(p *paper, err error, row int) {
	p.text = append(append(append(p.text, `{"error":`...), encoded(failure(err))...), `,"row":`...)
	p.number(row)
	p.text = append(p.text, '}')
}

// appendReject writes the line of a bad row among the rejects: the members of a
// [Failure], and the row as it was sent.
func appendReject(p *paper, err error, row int, sent []byte) {
	p.text = append(p.text, `{"row":`...)
	p.number(row)
	p.text = append(append(p.text, `,"sent":`...), encoded(string(sent))...)
	p.text = append(append(append(p.text, `,"error":`...), encoded(failure(err))...), "}\n"...)
}
