package batch

import (
	"io"
	"math"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// parquetMagic is how a Parquet file begins.
const parquetMagic = "PAR1"

// rowGroup is how many rows are held until they are written.
const rowGroup = 1 << 17

// parquetEncoder collects the values: numbers as doubles, all else as text.
type parquetEncoder struct {
	block   *block
	columns []column
}

func (e *parquetEncoder) begin(b *block) {
	e.block = b
	b.values = b.values[:0]
}

func (e *parquetEncoder) good(values []value, _ []string) {
	for i, v := range values {
		switch {
		case v.kind == number && math.IsNaN(v.number):
			v.kind = missing
		case v.kind == text && e.columns[i].kind == number:
			v.number, _ = strconv.ParseFloat(string(v.text), 64) // it is bound already
			v.kind = number
		case v.kind != text && v.kind > missing && e.columns[i].kind == text:
			v.text = v.appendPlain(nil)
			v.kind = text
		}
		e.block.values = append(e.block.values, v)
	}
}

func (e *parquetEncoder) failed(error, int) bool { return false }

// parquetSink writes row groups.
type parquetSink struct {
	writer  *parquet.GenericWriter[any]
	columns int
	cells   []parquet.Value
	rows    []parquet.Row
}

func newParquetSink(w io.Writer, columns []column) sink {
	group := parquet.Group{}
	for _, c := range columns {
		if c.kind == number {
			group[c.name] = parquet.Optional(parquet.Leaf(parquet.DoubleType))
		} else {
			group[c.name] = parquet.Optional(parquet.String())
		}
	}
	schema := parquet.NewSchema("scored", ordered{group, columns})
	return &parquetSink{columns: len(columns), writer: parquet.NewGenericWriter[any](w, schema, parquet.Compression(&parquet.Snappy),
		parquet.MaxRowsPerRowGroup(rowGroup), parquet.CreatedBy("serverless-poc", "", ""))}
}

// ordered is a group with its columns in an order; that of a [parquet.Group] is of
// their names.
type ordered struct {
	parquet.Group
	columns []column
}

func (o ordered) Fields() []parquet.Field {
	byName := map[string]parquet.Field{}
	for _, f := range o.Group.Fields() {
		byName[f.Name()] = f
	}
	fields := make([]parquet.Field, len(o.columns))
	for i, c := range o.columns {
		fields[i] = byName[c.name]
	}
	return fields
}

func (s *parquetSink) write(b *block, _ int) error {
	s.cells, s.rows = s.cells[:0], s.rows[:0]
	for i := range b.values {
		s.cells = append(s.cells, cellOf(&b.values[i], i%s.columns))
	}
	for i := 0; i < len(s.cells); i += s.columns {
		s.rows = append(s.rows, s.cells[i:i+s.columns])
	}
	_, err := s.writer.WriteRows(s.rows)
	return err
}

// cellOf is v in a column, null where there is none.
func cellOf(v *value, column int) parquet.Value {
	switch v.kind {
	case number:
		return parquet.DoubleValue(v.number).Level(0, 1, column)
	case text:
		return parquet.ByteArrayValue(v.text).Level(0, 1, column)
	}
	return parquet.NullValue().Level(0, 0, column)
}

func (s *parquetSink) end(whole bool) error {
	if !whole {
		return nil
	}
	return s.writer.Close()
}
