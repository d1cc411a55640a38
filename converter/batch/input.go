package batch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

// An Input is where rows come from.
type Input struct {
	io.Reader
	Format Format // "" is Auto
	size   int64  // 0: not known
	file   *os.File
}

// Open opens a file, whose ending says the format where it names one.
func Open(name string, format Format) (Input, error) {
	file, err := os.Open(name)
	if err != nil {
		return Input{}, err
	}
	info, err := file.Stat()
	if err != nil {
		return Input{}, errors.Join(err, file.Close())
	}
	in := Input{Reader: file, Format: format, file: file}
	if info.Mode().IsRegular() {
		in.size = info.Size()
	}
	if named, _ := ending(name); (format == Auto || format == "") && (named == CSV || named == Parquet) {
		in.Format = named // the first byte tells JSON from NDJSON better
	}
	return in, nil
}

// Close closes the file.
func (in Input) Close() error {
	if in.file == nil {
		return nil
	}
	return in.file.Close()
}

// open looks at the beginning and gives the source of the rows.
func (in Input) open(job *Job) (source, error) {
	job.Meter.whole.Store(in.size)
	raw := bufio.NewReaderSize(metered{in.Reader, job.Meter}, blockSize)
	start, _ := raw.Peek(len(parquetMagic))
	if in.Format == Parquet || bytes.Equal(start, []byte(parquetMagic)) {
		return newParquetSource(in, job)
	}
	r, err := unpacked(raw, start)
	if err != nil {
		return nil, err
	}
	first, err := firstByte(r)
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("there are no rows: the input is empty; send a JSON array, NDJSON or CSV")
	case err != nil:
		return nil, err
	}
	format := in.Format
	if format == Auto {
		format = map[byte]Format{'[': JSON, '{': NDJSON}[first]
	}
	switch format {
	case JSON:
		return newArray(r)
	case NDJSON:
		return &lines{text: newCutter(r, wholeLines)}, nil
	case CSV, "":
		return newTable(r, job.Model.Source().Predictors)
	}
	return nil, fmt.Errorf("%q is not a format; use %s, %s, %s, %s or %s", format, Auto, JSON, NDJSON, CSV, Parquet)
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
