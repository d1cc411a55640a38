package batch

import (
	"bytes"
	"encoding/csv"
	"io"
)

// csvEncoder writes a record for each row. NA is NA, as R and its read.csv have it.
type csvEncoder struct{ block *block }

func (e *csvEncoder) begin(b *block) { e.block = b }

func (e *csvEncoder) good(values []value, _ []string) {
	b := e.block.out.text
	for i := range values {
		if i > 0 {
			b = append(b, ',')
		}
		v := &values[i]
		if v.kind == text && (len(v.text) == 0 || bytes.ContainsAny(v.text, "\",\r\n")) {
			b = appendQuoted(b, v.text)
			continue
		}
		b = v.appendPlain(b)
	}
	e.block.out.text = append(b, '\n')
}

// appendQuoted appends a cell in quotes, its own doubled.
func appendQuoted(b, cell []byte) []byte {
	b = append(b, '"')
	for _, c := range cell {
		if c == '"' {
			b = append(b, '"')
		}
		b = append(b, c)
	}
	return append(b, '"')
}

func (e *csvEncoder) failed(error, int) bool { return false }

// newCSVSink writes the header.
func newCSVSink(w io.Writer, columns []column) (sink, error) {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	header := csv.NewWriter(w)
	if err := header.Write(names); err != nil {
		return nil, err
	}
	header.Flush()
	return textSink{w}, header.Error()
}
