package batch

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"

	"serverless-poc/schema"
)

// A table reads CSV (RFC 4180): a header of names, then one row a record. Cells are
// strings; an empty one and NA are NA, as in R's read.csv, and a blank line is no
// record. Blocks with a quote are read by encoding/csv; those without, by lines and
// commas, are read as it would.
type table struct {
	*cutter
	names []string
}

func newTable(r *bufio.Reader, predictors []schema.Predictor) (*table, error) {
	t := &table{cutter: newCutter(r, wholeRecords)}
	if err := t.readHeader(); err != nil {
		return nil, err
	}
	for i, name := range t.names {
		if slices.Contains(t.names[:i], name) {
			return nil, fmt.Errorf("the CSV header has %q twice; name each column once", name)
		}
	}
	for _, p := range predictors {
		for _, level := range p.Levels {
			if isNA([]byte(level)) {
				return nil, fmt.Errorf("%s has a level %q, which CSV cannot tell from a missing value; send JSON or NDJSON", p.Name, level)
			}
		}
	}
	return t, nil
}

// readHeader takes the header from the first block and leaves the rest.
func (t *table) readHeader() error {
	first := &block{}
	if err := t.next(first); err != nil {
		return fmt.Errorf("the CSV header cannot be read: %v", err)
	}
	r := csv.NewReader(bytes.NewReader(first.text))
	header, err := r.Read()
	if err != nil {
		return fmt.Errorf("the CSV header cannot be read: %v", err)
	}
	end := r.InputOffset()
	t.names, t.lines = header, bytes.Count(first.text[:end], []byte("\n"))
	t.rest = append(bytes.Clone(first.text[end:]), t.rest...)
	return nil
}

func (t *table) header() []string { return t.names }

func (t *table) reader() reader {
	return &csvReader{cells: make([][]byte, 0, len(t.names)), columns: len(t.names)}
}

// anyNumber of columns are as good as another.
const anyNumber = -1

// A csvReader reads the blocks of a table.
type csvReader struct {
	columns int
	cells   [][]byte
}

func (c *csvReader) read(b *block, to taker) {
	if b.quoted {
		c.readQuoted(b, to)
		return
	}
	for text := b.text; ; {
		text = text[to.straightRows(text):]
		if len(text) == 0 || to.full() {
			return
		}
		line := text
		if end := bytes.IndexByte(text, '\n'); end >= 0 {
			line, text = text[:end], text[end+1:]
		} else {
			text = nil
		}
		if n := len(line); n > 0 && line[n-1] == '\r' {
			line = line[:n-1]
		}
		if len(line) > 0 {
			c.readLine(line, to)
		}
	}
}

// readLine reads a record without quotes.
func (c *csvReader) readLine(line []byte, to taker) {
	cells, from := c.cells[:0], 0
	for i, char := range line {
		if char == ',' {
			cells = append(cells, line[from:i])
			from = i + 1
		}
	}
	c.cells = append(cells, line[from:])
	c.row(c.cells, line, to)
}

func (c *csvReader) row(cells [][]byte, sent []byte, to taker) {
	if len(cells) != c.columns && c.columns != anyNumber {
		to.bad(fmt.Errorf("found %d cells, the header has %d", len(cells), c.columns), sent)
		return
	}
	to.cells(cells, sent)
}

// readQuoted reads records with encoding/csv.
func (c *csvReader) readQuoted(b *block, to taker) {
	r := csv.NewReader(bytes.NewReader(b.text))
	r.FieldsPerRecord, r.ReuseRecord = -1, true // cells are ours to count, row by row
	for from := int64(0); !to.full(); from = r.InputOffset() {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		sent := bytes.Trim(b.text[from:r.InputOffset()], "\r\n")
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			to.bad(fmt.Errorf("line %d, column %d: %v", b.line+wrong.Line, wrong.Column, wrong.Err), sent)
			continue
		}
		c.cells = c.cells[:0]
		for _, cell := range record {
			c.cells = append(c.cells, []byte(cell))
		}
		c.row(c.cells, sent, to)
	}
}
