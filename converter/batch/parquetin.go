package batch

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/parquet-go/parquet-go"

	"serverless-poc/schema"
)

// parquetBlock is how many rows of a Parquet file are a block.
const parquetBlock = 4096

// A parquetSource reads the columns that are wanted of a Parquet file, group by group.
type parquetSource struct {
	file    *parquet.File
	job     *Job
	names   []string
	wanted  []parquetColumn
	group   int // the next one
	left    int // rows of this one
	cursors []cursor
}

// A parquetColumn is one that is read.
type parquetColumn struct {
	name string
	leaf int
	of   func(parquet.Value) schema.Value
}

func newParquetSource(in Input, job *Job) (*parquetSource, error) {
	at, ok := in.Reader.(io.ReaderAt)
	if !ok || in.size == 0 {
		return nil, errors.New("a Parquet file is read from its end and cannot come by a pipe; give it with --in FILE")
	}
	file, err := parquet.OpenFile(at, in.size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, fmt.Errorf("the Parquet file cannot be read: %w", err)
	}
	s := &parquetSource{file: file, job: job}
	job.Meter.read.Store(0)
	job.Meter.whole.Store(file.NumRows())
	for _, field := range file.Schema().Fields() {
		s.names = append(s.names, field.Name())
	}
	return s, s.want()
}

// want finds the columns that are read: predictors and those to keep.
func (s *parquetSource) want() error {
	keep := s.job.Columns
	if slices.Equal(keep, []string{AllColumns}) {
		keep = s.names
	}
	for _, field := range s.file.Schema().Fields() {
		name := field.Name()
		if !s.job.Model.HasPredictor(name) && !slices.Contains(keep, name) {
			continue
		}
		leaf, found := s.file.Schema().Lookup(name)
		if !found || leaf.MaxRepetitionLevel > 0 || leaf.MaxDefinitionLevel > 1 {
			return fmt.Errorf("the column %q is nested; a column has one value a row", name)
		}
		of, err := fromParquet(name, leaf.Node.Type())
		if err != nil {
			return err
		}
		s.wanted = append(s.wanted, parquetColumn{name, leaf.ColumnIndex, of})
	}
	return nil
}

func (s *parquetSource) header() []string { return s.names }

// next reads rows of one group.
func (s *parquetSource) next(b *block) error {
	for s.left == 0 {
		if err := s.nextGroup(); err != nil {
			return err
		}
	}
	n := min(s.left, parquetBlock)
	b.table = slices.Grow(b.table[:0], len(s.wanted))[:len(s.wanted)]
	b.rowsIn = n
	for i, c := range s.wanted {
		var err error
		if b.table[i], err = s.cursors[i].read(b.table[i][:0], n, c.of); err != nil {
			return fmt.Errorf("the column %q of the Parquet file cannot be read in row group %d: %w", c.name, s.group, err)
		}
	}
	s.left -= n
	s.job.Meter.read.Add(int64(n))
	return nil
}

func (s *parquetSource) nextGroup() error {
	var err error
	for i := range s.cursors {
		err = errors.Join(err, s.cursors[i].close())
	}
	groups := s.file.RowGroups()
	if err != nil || s.group == len(groups) {
		return errors.Join(err, io.EOF)
	}
	group := groups[s.group]
	s.group++
	s.left, s.cursors = int(group.NumRows()), s.cursors[:0]
	for _, c := range s.wanted {
		s.cursors = append(s.cursors, cursor{pages: group.ColumnChunks()[c.leaf].Pages()})
	}
	return nil
}

// A cursor reads the values of one column chunk.
type cursor struct {
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	buffer []parquet.Value
}

// read appends n values.
func (c *cursor) read(to []schema.Value, n int, of func(parquet.Value) schema.Value) ([]schema.Value, error) {
	for n > 0 {
		if c.values == nil {
			page, err := c.pages.ReadPage()
			if err != nil {
				return to, fmt.Errorf("%d rows are missing: %w", n, err)
			}
			c.page, c.values = page, page.Values()
		}
		c.buffer = slices.Grow(c.buffer[:0], n)[:min(n, parquetBlock)]
		got, err := c.values.ReadValues(c.buffer)
		for _, v := range c.buffer[:got] {
			to = append(to, of(v))
		}
		n -= got
		if err != nil || got == 0 {
			parquet.Release(c.page)
			c.page, c.values = nil, nil
			if err != nil && !errors.Is(err, io.EOF) {
				return to, err
			}
		}
	}
	return to, nil
}

func (c *cursor) close() error {
	if c.page != nil {
		parquet.Release(c.page)
	}
	return c.pages.Close()
}

func (s *parquetSource) reader() reader { return &parquetReader{columns: s.wanted} }

// A parquetReader makes rows of columns.
type parquetReader struct {
	columns []parquetColumn
	row     Row
}

func (r *parquetReader) read(b *block, to taker) {
	if r.row == nil {
		r.row = Row{}
	}
	for i := range b.rowsIn {
		if to.full() {
			return
		}
		for k, c := range r.columns {
			r.row[c.name] = b.table[k][i]
		}
		to.fields(r.row, nil)
	}
}
