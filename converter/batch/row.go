package batch

import (
	"errors"

	"serverless-poc/schema"
)

// A Row is one row as a caller wrote it.
type Row map[string]schema.Value

// A RowError says why one row cannot be read.
type RowError struct{ Message string }

func (e *RowError) Error() string { return e.Message }

// decodeRow reads one JSON object strictly.
func decodeRow(data []byte) (Row, error) {
	row, err := schema.Decode[Row](data)
	var wrong *schema.DecodeError
	switch {
	case err == nil:
		return *row, nil
	case errors.As(err, &wrong) && wrong.Pointer == "":
		return nil, &RowError{"the row is no JSON object: " + wrong.Problem}
	}
	return nil, &RowError{err.Error()}
}
