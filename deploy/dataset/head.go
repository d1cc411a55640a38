package dataset

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// A Sample are the first rows of a data set.
type Sample struct {
	Rows   []json.RawMessage
	Header int64 // bytes before the first row
	Bytes  int64 // that the rows take where they are

	before int64 // Bytes without the last row
}

// drop takes the last row back.
func (s *Sample) drop() {
	if n := len(s.Rows); n > 0 {
		s.Rows, s.Bytes = s.Rows[:n-1], s.before
	}
}

// add takes a row that ends at an offset.
func (s *Sample) add(row json.RawMessage, end int64) {
	s.before = s.Bytes
	s.Rows, s.Bytes = append(s.Rows, row), end-s.Header
}

// Head reads at most limit rows from the first bytes of a data set. Whole says
// that the bytes are all of it; otherwise the last row may be cut and is left out.
func Head(format Format, data []byte, whole bool, limit int) (*Sample, error) {
	read := map[Format]func(*Sample, []byte, int) (end bool, err error){CSV: readCSV, JSON: readArray, JSONL: readLines}[format]
	if read == nil {
		return nil, fmt.Errorf("%q is no format", format)
	}
	s := &Sample{}
	end, err := read(s, data, limit)
	if err != nil {
		return nil, err
	}
	if end && !whole && format == CSV { // encoding/csv takes a cut row for the last one
		s.drop()
	}
	if len(s.Rows) == 0 {
		return nil, errors.New("there is no whole row in its beginning")
	}
	return s, nil
}

// readCSV reads rows as AWS does: a short row lacks the last names, what is beyond
// the names is left out.
func readCSV(s *Sample, data []byte, limit int) (bool, error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	names, err := r.Read()
	if err != nil {
		return true, fmt.Errorf("its first row has no names: %v", err)
	}
	s.Header = r.InputOffset()
	for len(s.Rows) < limit {
		fields, err := r.Read()
		if err == io.EOF || errors.Is(err, csv.ErrQuote) { // cut in a quote: the row before was whole
			return err == io.EOF, nil
		}
		if err != nil {
			return true, fmt.Errorf("it is no CSV: %v", err)
		}
		row := map[string]string{}
		for i, name := range names {
			if i < len(fields) {
				row[name] = fields[i]
			}
		}
		text, err := json.Marshal(row)
		if err != nil {
			return true, err
		}
		s.add(text, r.InputOffset())
	}
	return false, nil
}

func readLines(s *Sample, data []byte, limit int) (bool, error) {
	r := bufio.NewScanner(bytes.NewReader(data))
	r.Buffer(nil, len(data)+1)
	for len(s.Rows) < limit && r.Scan() {
		line := bytes.TrimSpace(r.Bytes())
		if len(line) == 0 {
			continue
		}
		if !json.Valid(line) { // cut, or no JSON Lines
			if len(s.Rows) == 0 {
				return true, fmt.Errorf("its first line is no JSON: %.60s", line)
			}
			return true, nil
		}
		s.add(bytes.Clone(line), s.Bytes+int64(len(r.Bytes()))+1)
	}
	return false, nil
}

func readArray(s *Sample, data []byte, limit int) (bool, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return true, errors.New("it is no JSON array")
	}
	s.Header = d.InputOffset()
	for len(s.Rows) < limit && d.More() {
		var row json.RawMessage
		if err := d.Decode(&row); err != nil {
			return true, nil // cut; that it is broken further on Step Functions says
		}
		s.add(row, d.InputOffset())
	}
	return false, nil
}
