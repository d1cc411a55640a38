package dataset

import (
	"fmt"
	"strings"
	"testing"
)

func TestHead(t *testing.T) {
	const table = "gre,\"rank, or so\"\n700,1\r\n\"6\"\"\n40\",2\n520,3\n"
	for _, c := range []struct {
		name   string
		format Format
		data   string
		whole  bool
		want   string // the rows, with a bar between
		bytes  int64
	}{
		{"all", CSV, table, true, `{"gre":"700","rank, or so":"1"}|{"gre":"6\"\n40","rank, or so":"2"}|{"gre":"520","rank, or so":"3"}`, 24},
		{"the last is cut", CSV, table + "48", false, `{"gre":"700","rank, or so":"1"}|{"gre":"6\"\n40","rank, or so":"2"}|{"gre":"520","rank, or so":"3"}`, 24},
		{"cut in a quote", CSV, table[:27], false, `{"gre":"700","rank, or so":"1"}`, 7},
		{"short and long rows", CSV, "a,b\n1\n2,3,4\n", true, `{"a":"1"}|{"a":"2","b":"3"}`, 8},
		{"lines", JSONL, "{\"a\":1}\n\n{\"a\":2}\n{\"a\"", false, `{"a":1}|{"a":2}`, 16},
		{"array", JSON, `[ {"a":1}, {"a":2}, {"a"`, false, `{"a":1}|{"a":2}`, 17},
		{"whole array", JSON, `[{"a":1}]`, true, `{"a":1}`, 7},
	} {
		s, err := Head(c.format, []byte(c.data), c.whole)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var rows []string
		for _, r := range s.Rows {
			rows = append(rows, string(r))
		}
		if got := strings.Join(rows, "|"); got != c.want || s.Bytes != c.bytes {
			t.Errorf("%s: %s of %d bytes; want %s of %d", c.name, got, s.Bytes, c.want, c.bytes)
		}
	}
}

func TestHeadRefuses(t *testing.T) {
	for _, c := range []struct {
		format     Format
		data, want string
	}{
		{CSV, "", "its first row has no names: EOF"},
		{CSV, "a,b\n", "there is no whole row in its beginning"},
		{CSV, "a\nx\"y\n", "it is no CSV: parse error on line 2, column 2: bare \" in non-quoted-field"},
		{JSONL, "nothing\n", "its first line is no JSON: nothing"},
		{JSON, `{"rows":[]}`, "it is no JSON array"},
		{"XML", "<a/>", `"XML" is no format`},
	} {
		if _, err := Head(c.format, []byte(c.data), true); fmt.Sprint(err) != c.want {
			t.Errorf("%s %q:\n got %v\nwant %s", c.format, c.data, err, c.want)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for _, c := range []struct{ key, want string }{
		{"in/a.CSV", "CSV"}, {"a.json", "JSON"}, {"a.jsonl", "JSONL"}, {"a.ndjson", "JSONL"},
		{"a.csv.gz", "a.csv.gz: Step Functions reads the rows of .csv, .json, .jsonl and .ndjson; this one unpack or convert first"},
		{"in/a", "in/a: which rows these are its name does not say; call it .csv, .json, .jsonl or .ndjson"},
	} {
		format, err := FormatOf(c.key)
		got := string(format)
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %s; want %s", c.key, got, c.want)
		}
	}
}
