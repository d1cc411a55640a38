package batch

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"serverless-poc/converter/internal/sample"
	"serverless-poc/engine"
)

// FuzzScoreRows sends any text in any format: each row is a line, scored or
// with its reason; what cannot be read on is an error; nothing panics.
func FuzzScoreRows(f *testing.F) {
	c := convert(f, sample.Admission(f))
	formats := []Format{Auto, JSON, NDJSON, CSV}
	for _, text := range []string{
		`[{"gre":800,"gpa":4,"rank":"1"},{"gre":null}, 3]`,
		"{\"gre\":\"8e2\",\"gpa\":4,\"rank\":1}\n\n{\"gre\":[1]}\n{",
		"gre,gpa,rank\n800,4,1\n,NA,\"9\"\n1,2\n\"a",
		"\uFEFFrank\r\n1\r\n",
	} {
		f.Add(uint(0), text)
	}
	f.Fuzz(func(t *testing.T, format uint, text string) {
		in := Input{Reader: strings.NewReader(text), Format: formats[format%uint(len(formats))]}
		var out bytes.Buffer
		tally, err := score(c, in, engine.Ask{SE: true}, &out)
		if err != nil && err.Error() == "" {
			t.Error("refused without a word")
		}
		if lines := bytes.Count(out.Bytes(), []byte("\n")); lines != tally.Scored+tally.Bad {
			t.Errorf("%d lines for %+v", lines, tally)
		}
		for line := range bytes.Lines(out.Bytes()) {
			if !json.Valid(line) {
				t.Errorf("not JSON: %s", line)
			}
		}
	})
}
