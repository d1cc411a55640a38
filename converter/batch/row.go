package batch

import (
	"errors"

	"serverless-poc/schema"
)

// A Row is one row as a caller wrote it.
type Row map[string]schema.Value

// decodeRow reads one JSON object strictly.
func decodeRow(data []byte) (Row, error) {
	row, err := schema.Decode[Row](data)
	var wrong *schema.DecodeError
	switch {
	case err == nil:
		return *row, nil
	case errors.As(err, &wrong) && wrong.Pointer == "":
		return nil, errors.New("the row is no JSON object: " + wrong.Problem)
	}
	return nil, err
}
