package batch

import (
	"fmt"
	"path/filepath"
	"strings"
)

// A Format is a way to write rows.
type Format string

// Formats of rows. Auto looks at the first byte: [ is a JSON array, { is
// NDJSON, anything else is CSV.
const (
	Auto    Format = "auto"
	JSON    Format = "json"
	NDJSON  Format = "ndjson"
	CSV     Format = "csv"
	Parquet Format = "parquet"
)

// A packing is how a file is compressed.
type packing string

const (
	plain packing = ""
	gz    packing = "gzip"
	zst   packing = "zstd"
)

var (
	packings = map[string]packing{".gz": gz, ".zst": zst}
	formats  = map[string]Format{".csv": CSV, ".ndjson": NDJSON, ".jsonl": NDJSON, ".json": JSON, ".parquet": Parquet}
)

// ending is what the end of a file's name says; Auto where it says nothing.
func ending(name string) (Format, packing) {
	end := strings.ToLower(filepath.Ext(name))
	packed := packings[end]
	if packed != plain {
		end = strings.ToLower(filepath.Ext(name[:len(name)-len(end)]))
	}
	if format, known := formats[end]; known {
		return format, packed
	}
	return Auto, packed
}

// FormatOf is the format to write to the file of that name. The error says that its
// ending names none, or one that cannot be.
func FormatOf(name string) (Format, error) {
	format, packed := ending(name)
	switch {
	case format == Auto:
		return "", fmt.Errorf("%s ends in no format; end it in .csv, .ndjson, .json or .parquet, or say --to", name)
	case format == Parquet && packed != plain:
		return "", fmt.Errorf("%s: Parquet is packed inside; leave the last ending away", name)
	}
	return format, nil
}
