package engine

import (
	"os"
	"testing"

	"serverless-poc/schema"
)

// TestEdges compares with R at the edge of arithmetic: infinite, missing and
// overflowing inputs through contrasts, interactions and aliased columns. The
// oracle is testdata/edges.R.
func TestEdges(t *testing.T) {
	type line struct {
		Model string                  `json:"model"`
		Input map[string]schema.Value `json:"input"`
		schema.Scored
	}
	data, err := os.ReadFile("testdata/edges/rows.json")
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := schema.Decode[[]line](data)
	if err != nil {
		t.Fatal(err)
	}
	lines := *decoded
	if len(lines) < 400 {
		t.Fatalf("only %d rows; run Rscript edges.R in testdata", len(lines))
	}
	models := map[string]*Model{}
	for _, l := range lines {
		m := models[l.Model]
		if m == nil {
			m = compile(t, readModel(t, "testdata/edges/"+l.Model+".json"))
			models[l.Model] = m
			if err := m.Replay(); err != nil {
				t.Errorf("%s: %v", l.Model, err)
			}
		}
		row, err := m.bindGolden(l.Input)
		if err != nil {
			t.Errorf("%s %v: %v", l.Model, l.Input, err)
			continue
		}
		p, err := m.ScoreSE(row)
		if err != nil {
			t.Fatal(err)
		}
		if !same(p.Link, l.Link.Number) || !same(p.Response, l.Response.Number) || !same(p.SELink, l.SELink.Number) || !same(p.SEResponse, l.SEResponse.Number) {
			t.Errorf("%s %v: we say %v %v se %v %v, R says %v %v se %v %v", l.Model, l.Input,
				p.Link, p.Response, p.SELink, p.SEResponse, l.Link, l.Response, *l.SELink, l.SEResponse.Number)
		}
	}
}
