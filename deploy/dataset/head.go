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
	Rows  []json.RawMessage
	Bytes int64 // that the rows take where they are
}

// Head reads the rows in the first bytes of a data set. Whole says that the bytes
// are all of it; otherwise the last row may be cut and is left out.
func Head(format Format, data []byte, whole bool) (*Sample, error) {
	s := &Sample{}
	var err error
	switch format {
	case CSV:
		err = s.readCSV(data, whole)
	case JSON:
		err = s.readArray(data)
	case JSONL:
		err = s.readLines(data)
	default:
		err = fmt.Errorf("%q is no format", format)
	}
	if err != nil {
		return nil, err
	}
	if len(s.Rows) == 0 {
		return nil, errors.New("there is no whole row in its beginning")
	}
	return s, nil
}

// readCSV reads rows as AWS does: a short row lacks the last names, what is beyond
// the names is left out.
func (s *Sample) readCSV(data []byte, whole bool) error {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	names, err := r.Read()
	if err != nil {
		return fmt.Errorf("its first row has no names: %v", err)
	}
	header := r.InputOffset()
	before := *s // the last row
	for {
		fields, err := r.Read()
		if errors.Is(err, csv.ErrQuote) { // cut in a quote: the row before was whole
			return nil
		}
		if err == io.EOF {
			if !whole { // encoding/csv takes a cut row for the last one
				*s = before
			}
			return nil
		}
		if err != nil {
			return fmt.Errorf("it is no CSV: %v", err)
		}
		row := map[string]string{}
		for i, name := range names {
			if i < len(fields) {
				row[name] = fields[i]
			}
		}
		text, err := json.Marshal(row)
		if err != nil {
			return err
		}
		before = *s
		s.Rows, s.Bytes = append(s.Rows, text), r.InputOffset()-header
	}
}

func (s *Sample) readLines(data []byte) error {
	r := bufio.NewScanner(bytes.NewReader(data))
	r.Buffer(nil, len(data)+1)
	for r.Scan() {
		line := bytes.TrimSpace(r.Bytes())
		if len(line) == 0 {
			continue
		}
		if !json.Valid(line) { // cut, or no JSON Lines
			if len(s.Rows) == 0 {
				return fmt.Errorf("its first line is no JSON: %.60s", line)
			}
			return nil
		}
		s.Rows, s.Bytes = append(s.Rows, bytes.Clone(line)), s.Bytes+int64(len(r.Bytes()))+1
	}
	return nil
}

func (s *Sample) readArray(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return errors.New("it is no JSON array")
	}
	header := d.InputOffset()
	for d.More() {
		var row json.RawMessage
		if err := d.Decode(&row); err != nil {
			return nil // cut; that it is broken further on Step Functions says
		}
		s.Rows, s.Bytes = append(s.Rows, row), d.InputOffset()-header
	}
	return nil
}
