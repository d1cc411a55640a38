package batch

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"serverless-poc/converter/internal/sample"
	"serverless-poc/engine"
	"serverless-poc/schema"
)

// TestLinesAreTheCanonicalJSON asks every fixture for all it has: each line of a
// golden case is what schema.Encode makes of the engine's answer, and each column is in
// the shape that was found beforehand.
func TestLinesAreTheCanonicalJSON(t *testing.T) {
	for _, f := range sample.Fixtures(t) {
		t.Run(f.Name, func(t *testing.T) {
			c := convert(t, f.Coefficients)
			for _, ask := range asks(c.Model) {
				var in, want bytes.Buffer
				for _, k := range c.Artefact.Cases {
					row, err := c.Model.Bind(k.Input)
					if err != nil {
						continue
					}
					_, s, err := c.Model.Answer(row, ask)
					if err != nil {
						t.Fatal(err)
					}
					s.Ignored = c.Model.Ignored(k.Input)
					in.Write(append(encoded(k.Input), '\n'))
					want.Write(append(encoded(s), '\n'))
				}
				var out bytes.Buffer
				if in.Len() == 0 {
					continue
				}
				if _, err := score(c, Input{Reader: &in, Format: NDJSON}, ask, &out); err != nil {
					t.Fatal(err)
				}
				if out.String() != want.String() {
					t.Errorf("%+v:\n got %s\nwant %s", ask, out.String(), want.String())
				}
			}
		})
	}
}

// asks are all that the model can be asked for, one by one.
func asks(m *engine.Model) []engine.Ask {
	half, _ := engine.NewKey("0.50")
	day, _ := engine.NewKey("100")
	var some []engine.Ask
	for _, ask := range []engine.Ask{{}, {SE: true}, {SE: true, Interval: true}, {Explain: true}, {Times: []engine.Key{day, half}}, {Quantiles: []engine.Key{half}}} {
		if m.Answers(ask) == nil {
			some = append(some, ask)
		}
	}
	return some
}

// TestCSVReadsAsEncodingCSV holds the readers of CSV, in blocks of a few bytes,
// against encoding/csv.
func TestCSVReadsAsEncodingCSV(t *testing.T) {
	for _, text := range tables {
		sameAsEncodingCSV(t, text)
	}
}

var tables = []string{
	"a,b\n1,2\n3,4", "a,b\r\n1,2\r\n\r\n3,4\r\n", "a\n1\n\n\n\r\n2\r", "a\r\n1\r\r\n2\r\r", "a,b\n\"1\",\"x\ny\"\n2,3\n", "a,b\n\"1\"\"\",\"x\r\n\r\ny\"\r\n2,3",
	"a,b\n1,x\"y\n2,3\n", "a,b\n\"1\"2,3\n4,5\n", "a,b\n\"1\nx\"2,3\n4,5\n", "a,b\n1,\"2\n3,4\n", "a,b\n1\n1,2,3\n,\n\"\",\"\"\n", "\"a\",\"b,c\"\n1,2\n",
	"a,b\n\"\r\n\",\"\n\n\"\n1,2\n", "a\n\"\n", "a\n\"\"\"\"\n\"\"\n", "a\xff,b\n\xff,é\n", "a,b\n \"x\",2\n3,4\n", "a,b\n1,\"2\"\r\n3,4\r\n\"\r", "a,b\n\"1\"\r2,3\n4,5\n",
}

// FuzzCSV is TestCSVReadsAsEncodingCSV with any text.
func FuzzCSV(f *testing.F) {
	for _, text := range tables {
		f.Add(text)
	}
	f.Fuzz(sameAsEncodingCSV)
}

func sameAsEncodingCSV(t *testing.T, text string) {
	text = strings.TrimLeft(text, "\r\n") // as an input is opened
	want, header := &drain{}, []string(nil)
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	for {
		record, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF) && header == nil:
			return
		case errors.Is(err, io.EOF):
			got, err := cutSmall(text)
			if got != want.String() || err != nil {
				t.Errorf("%q reads as\n%s(%v)\nwant\n%s", text, got, err, want.String())
			}
			return
		case errors.As(err, &wrong) && header != nil:
			want.bad(fmt.Errorf("line %d, column %d: %v", wrong.Line, wrong.Column, wrong.Err), nil)
		case err != nil:
			return // of the header
		case header == nil:
			header = record
		default:
			want.fields(Row{"": schema.Str(strings.Join(record, "\x00"))}, nil)
		}
	}
}

// A joiner takes rows as one text each.
type joiner struct{ drain }

func (j *joiner) cells(cells [][]byte, sent []byte) {
	j.fields(Row{"": schema.Str(string(bytes.Join(cells, []byte{0})))}, sent)
}

// cutSmall reads text in blocks as small as its rows allow.
func cutSmall(text string) (string, error) {
	s := &table{cutter: newCutter(strings.NewReader(text), wholeRecords)}
	s.size = 2
	if err := s.readHeader(); err != nil {
		return "", err
	}
	j, b := &joiner{}, &block{}
	for {
		b.clear()
		if err := s.next(b); errors.Is(err, io.EOF) {
			return j.String(), nil
		} else if err != nil {
			return "", err
		}
		(&csvReader{columns: anyNumber}).read(b, j)
	}
}

// TestWorkersMakeNoDifference scores the same rows, some bad, on one worker and on many.
func TestWorkersMakeNoDifference(t *testing.T) {
	c := convert(t, sample.Admission(t))
	text := bytes.ReplaceAll(applicants(t, 60000), []byte("\n400,"), []byte("\nx400,"))
	for _, to := range []Format{NDJSON, JSON, CSV, Parquet} {
		var want string
		for _, workers := range []int{1, 2, 7} {
			var out, rejects bytes.Buffer
			job := Job{Model: c.Model, In: Input{Reader: bytes.NewReader(text)}, To: to, Out: &out, Rejects: &rejects, Workers: workers}
			tally, err := Run(context.Background(), job)
			if err != nil || tally.Scored != 58000 || tally.Bad != 2000 {
				t.Fatalf("%s: %+v, %v", to, tally, err)
			}
			if n := strings.Count(rejects.String(), "\n"); n != 2000 || !strings.HasPrefix(rejects.String(), `{"row":28,"sent":"x400,2.27,4",`) {
				t.Errorf("%s: %d rejects, the first are %.200s", to, n, rejects.String())
			}
			if got := out.String() + rejects.String(); want == "" {
				want = got
			} else if got != want {
				t.Errorf("%s: %d workers write something else", to, workers)
			}
		}
	}
}
