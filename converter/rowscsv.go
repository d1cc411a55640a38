package converter

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"

	"serverless-poc/schema"
)

// A table reads CSV (RFC 4180): a header of predictor names, then one row a
// record. Cells are strings; an empty one and NA are NA, as in R's read.csv, and
// a blank line is no record.
type table struct {
	csv    *csv.Reader
	header []string
}

func newTable(r io.Reader, predictors []schema.Predictor) (*table, error) {
	t := &table{csv: csv.NewReader(r)}
	t.csv.FieldsPerRecord = -1 // ours to report, row by row
	header, err := t.csv.Read()
	if err != nil {
		return nil, fmt.Errorf("the CSV header cannot be read: %v", err)
	}
	for i, name := range header {
		if slices.Contains(header[:i], name) {
			return nil, fmt.Errorf("the CSV header has %q twice; name each column once", name)
		}
	}
	for _, p := range predictors {
		for _, level := range p.Levels {
			if isNA(level) {
				return nil, fmt.Errorf("%s has a level %q, which CSV cannot tell from a missing value; send JSON or NDJSON", p.Name, level)
			}
		}
	}
	t.header = header
	return t, nil
}

func isNA(cell string) bool { return cell == "" || cell == "NA" }

// Next implements [Rows].
func (t *table) Next() (Row, error) {
	cells, err := t.csv.Read()
	var wrong *csv.ParseError
	switch {
	case errors.As(err, &wrong):
		return nil, &RowError{fmt.Sprintf("line %d, column %d: %v", wrong.Line, wrong.Column, wrong.Err)}
	case err != nil:
		return nil, err
	case len(cells) != len(t.header):
		return nil, &RowError{fmt.Sprintf("found %d cells, the header has %d", len(cells), len(t.header))}
	}
	row := make(Row, len(cells))
	for i, cell := range cells {
		if !isNA(cell) {
			row[t.header[i]] = schema.Str(cell)
		} else {
			row[t.header[i]] = schema.Value{}
		}
	}
	return row, nil
}
