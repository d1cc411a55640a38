package dataset

import (
	"fmt"
	"path"
	"strings"
)

// A Format is how rows are written.
type Format string

// Formats, by the words that Step Functions has for them.
const (
	CSV   Format = "CSV"
	JSON  Format = "JSON"
	JSONL Format = "JSONL"
)

// FormatOf is the format that the key of an object names.
func FormatOf(key string) (Format, error) {
	switch ext := strings.ToLower(path.Ext(key)); ext {
	case ".csv":
		return CSV, nil
	case ".json":
		return JSON, nil
	case ".jsonl", ".ndjson":
		return JSONL, nil
	case ".gz", ".zst", ".parquet":
		return "", fmt.Errorf("%s: Step Functions reads the rows of .csv, .json, .jsonl and .ndjson; this one unpack or convert first", key)
	}
	return "", fmt.Errorf("%s: which rows these are its name does not say; call it .csv, .json, .jsonl or .ndjson", key)
}
