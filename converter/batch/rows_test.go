package batch

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"serverless-poc/converter/internal/sample"
	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A drain writes each row, or its error, on a line.
type drain struct {
	bytes.Buffer
	header []string
}

func (d *drain) cells(cells [][]byte, sent []byte) {
	d.fields((&worker{plan: &plan{header: d.header}}).rowOf(cells), sent)
}
func (d *drain) fields(row Row, _ []byte)   { d.WriteString(string(encoded(row)) + "\n") }
func (d *drain) bad(err error, _ []byte)    { d.WriteString("! " + err.Error() + "\n") }
func (d *drain) full() bool                 { return false }
func (d *drain) straightRows([]byte) int    { return 0 }
func (d *drain) straightObject([]byte) bool { return false }

// drained reads all rows of s.
func drained(s source) (string, error) {
	d := &drain{header: s.header()}
	b := &block{}
	for {
		b.clear()
		if err := s.next(b); errors.Is(err, io.EOF) {
			return d.String(), nil
		} else if err != nil {
			return d.String(), err
		}
		s.reader().read(b, d)
	}
}

func TestRows(t *testing.T) {
	tests := []struct {
		name   string
		format Format
		in     string
		want   string
		fails  string
	}{
		{"array", Auto, " \n[{\"x\":1,\"b\":true},\n {\"x\":null},{}]\n", "{\"b\":true,\"x\":1}\n{\"x\":null}\n{}\n", ""},
		{"empty array", Auto, "[]", "", ""},
		{"array with bad rows", JSON, `[{"x":1,"x":2},3,{"x":[1]},{"x":1e400},"é",{"x":1}]`,
			"! /x: the key is there twice; keep one of them\n" +
				"! the row is no JSON object: found 3\n" +
				"! /x: found [1]; expected a number, a string, true, false or null\n" +
				"! /x: 1e400 is beyond the range of doubles; write \"Inf\" or \"-Inf\" where infinity is meant\n" +
				"! the row is no JSON object: found \"é\"\n" +
				"{\"x\":1}\n", ""},
		{"array cut off", JSON, `[{"x":1},{"x":`, "{\"x\":1}\n", "the JSON array ends too early, after row 2; rows behind that were not read"},
		{"array without end", JSON, `[{"x":1}`, "{\"x\":1}\n", "the JSON array ends too early, after row 1; rows behind that were not read"},
		{"array broken", JSON, `[{"x":1} {"x":2}]`, "{\"x\":1}\n",
			"the JSON array is broken at row 2: expected comma after array element; rows from there on were not read"},
		{"two arrays", JSON, `[{"x":1}][{"x":2}]`, "{\"x\":1}\n", "there is something behind the JSON array, which ended after row 1; send one array"},

		{"lines", Auto, "{\"x\":1}\n\n  {\"x\":2}\r\n{\"x\":3}", "{\"x\":1}\n{\"x\":2}\n{\"x\":3}\n", ""},
		{"bad lines", NDJSON, "{\"x\":1}\n{\"x\":\n{\"x\":3} {}\n[]\n{\"x\":5}\n",
			"{\"x\":1}\n" +
				"! the row is no JSON object: not JSON at line 1, column 6: the document ends too early\n" +
				"! the row is no JSON object: not JSON at line 1, column 9: invalid character '{' after top-level value\n" +
				"! the row is no JSON object: found an array\n" +
				"{\"x\":5}\n", ""},

		{"table", Auto, "x,name of it\n1,a\n,\nNA,\"b, \"\"c\"\"\"\n", "{\"name of it\":\"a\",\"x\":\"1\"}\n{\"name of it\":null,\"x\":null}\n{\"name of it\":\"b, \\\"c\\\"\",\"x\":null}\n", ""},
		{"table with a byte order mark", Auto, "\uFEFFx\r\n1\r\n", "{\"x\":\"1\"}\n", ""},
		{"table with blank lines", Auto, "x\n1\n\nNA\n\"\"\n2\n\n", "{\"x\":\"1\"}\n{\"x\":null}\n{\"x\":null}\n{\"x\":\"2\"}\n", ""},
		{"ragged table", CSV, "x,y\n1\n1,2,3\n1,2\n", "! found 1 cells, the header has 2\n! found 3 cells, the header has 2\n{\"x\":\"1\",\"y\":\"2\"}\n", ""},
		{"badly quoted table", CSV, "x\na\"b\n2\n", "! line 2, column 2: bare \" in non-quoted-field\n{\"x\":\"2\"}\n", ""},
	}
	job := &Job{Model: convert(t, sample.Admission(t)).Model, Meter: &Meter{}}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rows, err := Input{Reader: strings.NewReader(test.in), Format: test.format}.open(job)
			if err != nil {
				t.Fatal(err)
			}
			got, err := drained(rows)
			if got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
			if said(err) != test.fails {
				t.Errorf("ends with %q, want %q", said(err), test.fails)
			}
		})
	}
}

func said(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestOpenRefuses(t *testing.T) {
	m, err := engine.Compile(&schema.Model{
		Name: "m", Predictors: []schema.Predictor{{Name: "country", Type: schema.Factor, Levels: []string{"FR", "NA"}}},
		Response: schema.Response{Name: "y", Type: schema.ResponseNumeric}, Terms: schema.Terms{Intercept: true},
		Coefficients: []schema.Coefficient{{Name: "(Intercept)", Value: 1}},
		Family:       schema.Family{Name: "gaussian", Link: schema.Link{Name: "identity"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	job := &Job{Model: m, Meter: &Meter{}}
	tests := []struct {
		format   Format
		in, want string
	}{
		{Auto, "", "there are no rows: the input is empty; send a JSON array, NDJSON or CSV"},
		{CSV, " \n\t ", "there are no rows: the input is empty; send a JSON array, NDJSON or CSV"},
		{JSON, `{"x":1}`, "the rows are no JSON array: found {; use --format ndjson for one object a line"},
		{CSV, "x,y,x\n", `the CSV header has "x" twice; name each column once`},
		{CSV, "country\nNA\n", `country has a level "NA", which CSV cannot tell from a missing value; send JSON or NDJSON`},
		{"xml", "<x/>", `"xml" is not a format; use auto, json, ndjson, csv or parquet`},
	}
	for _, test := range tests {
		if _, err := (Input{Reader: strings.NewReader(test.in), Format: test.format}).open(job); said(err) != test.want {
			t.Errorf("%q:\n got %v\nwant %s", test.in, err, test.want)
		}
	}
}
