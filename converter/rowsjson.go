package converter

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// An array reads a JSON array of objects without holding it whole.
type array struct {
	json *json.Decoder
	row  int
	done bool
}

func newArray(r *bufio.Reader) (*array, error) {
	a := &array{json: json.NewDecoder(r)}
	token, err := a.json.Token()
	if err != nil {
		return nil, a.broken(err)
	}
	if token != json.Delim('[') {
		return nil, fmt.Errorf("the rows are no JSON array: found %v; use --format ndjson for one object a line", token)
	}
	return a, nil
}

// Next implements [Rows].
func (a *array) Next() (Row, error) {
	if a.done {
		return nil, io.EOF
	}
	if !a.json.More() {
		return nil, a.end()
	}
	a.row++
	var raw json.RawMessage
	if err := a.json.Decode(&raw); err != nil {
		return nil, a.broken(err)
	}
	return decodeRow(raw)
}

// end reads the closing bracket and refuses anything behind it.
func (a *array) end() error {
	if _, err := a.json.Token(); err != nil {
		return a.broken(err)
	}
	if _, err := a.json.Token(); err != io.EOF {
		return fmt.Errorf("there is something behind the JSON array, which ended after row %d; send one array", a.row)
	}
	a.done = true
	return io.EOF
}

func (a *array) broken(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("the JSON array ends too early, after row %d; rows behind that were not read", a.row)
	}
	return fmt.Errorf("the JSON array is broken at row %d: %v; rows from there on were not read", a.row, err)
}

// lines reads NDJSON, one object a line. Blank lines do not count.
type lines struct{ r *bufio.Reader }

// Next implements [Rows].
func (l *lines) Next() (Row, error) {
	for {
		line, err := l.r.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return nil, err
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			return decodeRow(line) // the end of the input comes again
		}
		if err == io.EOF {
			return nil, io.EOF
		}
	}
}
