package converter

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"serverless-poc/schema"
)

// A Format is a way to write rows.
type Format string

// Formats of rows. Auto looks at the first byte: [ is a JSON array, { is
// NDJSON, anything else is CSV.
const (
	Auto   Format = "auto"
	JSON   Format = "json"
	NDJSON Format = "ndjson"
	CSV    Format = "csv"
)

// A Row is one row as a caller wrote it.
type Row map[string]schema.Value

// Rows yields rows one after the other.
type Rows interface {
	// Next is the next row. The error is io.EOF after the last one, a *RowError
	// for a row that cannot be read while the next may be, and anything else
	// where reading has to stop.
	Next() (Row, error)
}

// A RowError says why one row cannot be read.
type RowError struct{ Message string }

func (e *RowError) Error() string { return e.Message }

// NewRows reads rows from r. The predictors say which levels there are: CSV
// cannot tell the level "NA" from a missing value and refuses it.
func NewRows(r io.Reader, format Format, predictors []schema.Predictor) (Rows, error) {
	buffered := bufio.NewReader(r)
	first, err := firstByte(buffered)
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("there are no rows: the input is empty; send a JSON array, NDJSON or CSV")
	case err != nil:
		return nil, err
	}
	if format == Auto {
		format = map[byte]Format{'[': JSON, '{': NDJSON}[first]
	}
	switch format {
	case JSON:
		return newArray(buffered)
	case NDJSON:
		return &lines{r: buffered}, nil
	case CSV, "":
		return newTable(buffered, predictors)
	}
	return nil, fmt.Errorf("%q is not a format; use %s, %s, %s or %s", format, Auto, JSON, NDJSON, CSV)
}

// byteOrderMark is what some programs put before UTF-8.
var byteOrderMark = []byte("\uFEFF")

// firstByte looks at the first byte that is neither blank nor a byte order mark.
func firstByte(r *bufio.Reader) (byte, error) {
	if start, err := r.Peek(len(byteOrderMark)); err == nil && bytes.Equal(start, byteOrderMark) {
		if _, err := r.Discard(len(byteOrderMark)); err != nil {
			return 0, err
		}
	}
	for {
		b, err := r.ReadByte()
		if err != nil {
			return 0, err
		}
		if !bytes.ContainsRune([]byte(" \t\r\n"), rune(b)) {
			return b, r.UnreadByte()
		}
	}
}

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
