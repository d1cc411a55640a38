package engine

import (
	"encoding/json"
	"math"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// FuzzBindScore sends any JSON object to any fixture: it must be scored, or
// refused with problems that name predictors, never panic.
func FuzzBindScore(f *testing.F) {
	var models []*Model
	for i, fixture := range fixtures.All() {
		c, err := fixture.Decode()
		if err != nil {
			f.Fatal(err)
		}
		models = append(models, compile(f, &c.Model))
		for _, c := range c.Cases[:min(3, len(c.Cases))] {
			text, err := json.Marshal(c.Input)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(uint(i), string(text))
		}
	}
	f.Add(uint(0), `{"gre":"1e400","gpa":null,"rank":1e300}`)
	f.Fuzz(func(t *testing.T, at uint, text string) {
		var row map[string]schema.Value
		if json.Unmarshal([]byte(text), &row) != nil {
			return
		}
		m := models[at%uint(len(models))]
		bound, err := m.Bind(row)
		if err != nil {
			problems, ok := err.(schema.Problems)
			if !ok || len(problems) == 0 {
				t.Fatalf("%s: %v is not problems", text, err)
			}
			for _, p := range problems {
				if !m.HasPredictor(p.Field) || p.Message == "" || p.Allowed == "" {
					t.Errorf("%s: problem %+v", text, p)
				}
			}
			return
		}
		p := m.Score(bound)
		if m.errors != nil {
			q, err := m.ScoreSE(bound)
			if err != nil || !same(p.Link, schema.Number(q.Link)) {
				t.Errorf("%s: Score says %v, ScoreSE %v, %v", text, p.Link, q.Link, err)
			}
		}
		m.Scored(p, Ask{SE: true})
		m.Decide(p)
	})
}

// FuzzScore scores any numbers as a row.
func FuzzScore(f *testing.F) {
	m := compile(f, readModel(f, "testdata/edges/interaction.json")) // x, f, flag
	f.Add(1.0, 2.0, 1.0)
	f.Add(math.Inf(1), math.NaN(), -1.0)
	f.Add(1e308, 0.5, 1e19)
	f.Fuzz(func(t *testing.T, x, level, flag float64) {
		m.Score(Row{x, level, flag})
		if _, err := m.ScoreSE(Row{x, level, flag}); err != nil {
			t.Error(err)
		}
	})
}

// FuzzCompile changes codes and shapes of a model: refused or scored, never a panic.
func FuzzCompile(f *testing.F) {
	f.Add(1, 0, 2, 1, true)
	f.Add(2, 2, 2, 2, false)
	f.Fuzz(func(t *testing.T, a, b, c, drop int, intercept bool) {
		source := readModel(t, "testdata/edges/sums.json")
		source.Terms.Intercept = intercept
		source.Terms.Terms[0].Codes = []int{a, b}
		source.Terms.Terms[2].Codes = []int{b, c}
		n := len(source.Coefficients)
		source.Coefficients = source.Coefficients[:((drop%n)+n)%n]
		if m, err := Compile(source); err == nil {
			m.Replay()
		}
	})
}
