package engine

import (
	"math"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// wanted are the limits asserted here, tighter than a document's own.
var wanted = schema.Tolerance{Link: 1e-12, LinkScale: 1e-14, Response: 1e-12, SE: 1e-12}

// A tally counts how near a quantity came to R.
type tally struct{ numbers, equal int }

func (t *tally) add(ours float64, r schema.Number) {
	t.numbers++
	if same(ours, r) {
		t.equal++
	}
}

// A closeness is link, response, se_link and se_response of a model.
type closeness [4]tally

// TestConformance compiles every fixture and replays every golden case.
func TestConformance(t *testing.T) {
	all := fixtures.All()
	if len(all) == 0 {
		t.Fatal("no fixtures; run Rscript fixtures/make-all.R")
	}
	var total closeness
	cases := 0
	for _, f := range all {
		t.Run(f.Name, func(t *testing.T) {
			c, err := f.Decode()
			if err != nil {
				t.Fatal(err)
			}
			m := compile(t, &c.Model)
			if err := m.Replay(); err != nil {
				t.Error(err)
			}
			cases += len(c.Cases)
			got := conform(t, m)
			for i := range got {
				total[i].numbers += got[i].numbers
				total[i].equal += got[i].equal
			}
			bits(t, f.Name, got, glm(m) && m.designs[0].plain && len(m.designs[0].offsets) == 0)
		})
	}
	t.Logf("%d fixtures, %d cases", len(all), cases)
	for i, name := range []string{"link", "response", "se_link", "se_response"} {
		t.Logf("%s: %d of %d bit for bit", name, total[i].equal, total[i].numbers)
	}
}

// bits asserts what must equal R to the last bit: the link of plain columns,
// which is the same sum in the same order, and the response of the published
// admissions model.
// The served one may have been refitted anywhere, on any BLAS.
func bits(t *testing.T, fixture string, got closeness, exact bool) {
	if !exact {
		return
	}
	if fixture == "admission" {
		t.Logf("link %v, response %v bit for bit", got[0], got[1])
		return
	}
	if link := got[0]; link.equal != link.numbers {
		t.Errorf("link: %d of %d bit for bit; was it made with another BLAS than the reference one?", link.equal, link.numbers)
	}
	if response := got[1]; response.equal != response.numbers {
		t.Logf("response: %d of %d bit for bit", response.equal, response.numbers)
		if fixture == "admission-seed" {
			t.Error("the response of the published model must equal R's bit for bit")
		}
	}
}

func asked(t *testing.T, c schema.Case) Ask {
	ask, err := Asked(c)
	if err != nil {
		t.Fatal(err)
	}
	return ask
}

// glm says that m was fitted by lm() or glm(), whose numbers are held to the bit.
func glm(m *Model) bool {
	class := m.source.Class[0]
	return class == "lm" || class == "glm"
}

// conform scores the accepted cases of m within the wanted limits: link,
// response, se_link, se_response.
func conform(t *testing.T, m *Model) (got closeness) {
	for _, c := range m.Source().Cases {
		if c.Expect == nil {
			continue
		}
		row, err := m.bindGolden(c.Input)
		if err != nil {
			t.Errorf("case %q: %v", c.Name, err)
			continue
		}
		p, answered := m.asked(row, asked(t, c))
		if m.errors != nil {
			if p, err = m.ScoreSE(row); err != nil {
				t.Fatal(err)
			}
			if q := m.Score(row); math.Float64bits(q.Link) != math.Float64bits(p.Link) {
				t.Errorf("case %q: Score says %v, ScoreSE %v", c.Name, q.Link, p.Link)
			}
		}
		if glm(m) {
			for _, mismatch := range m.compare(c, wanted, answered, row, p) {
				t.Error(mismatch)
			}
		}
		for i, q := range []struct {
			ours float64
			r    *schema.Quantity
		}{{p.Link, c.Expect.Link}, {p.Response, c.Expect.Response}, {p.SELink, c.Expect.SELink}, {p.SEResponse, c.Expect.SEResponse}} {
			if q.r != nil && q.r.ByName == nil {
				got[i].add(q.ours, q.r.Number)
			}
		}
	}
	return got
}
