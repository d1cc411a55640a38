package function

import (
	"errors"
	"testing"

	"serverless-poc/engine"
	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// Every model's rows are counted whole: each row is in one bin of each predictor
// that has bins, and each class that is answered is one of the model's.
func TestEveryModelIsCounted(t *testing.T) {
	all, withResponse := fixtures.All(), 0
	if len(all) < 200 {
		t.Fatalf("%d fixtures", len(all))
	}
	for _, f := range all {
		c, err := f.Decode()
		if err != nil {
			t.Fatal(err)
		}
		m, err := engine.Compile(&c.Model)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		tally := newShape(&c.Model, spansOf(&c.Model)).newTally()
		classes, responses := 0, 0
		for _, golden := range c.Cases {
			row, err := m.Bind(golden.Served().Input)
			var problems schema.Problems
			if errors.As(err, &problems) {
				tally.refuse(problems)
				continue
			}
			p := m.Score(row)
			said := m.Scored(p, engine.Ask{})
			tally.scored(row, p.Response, said.Class)
			if said.Class != nil {
				classes++
			}
			if p.Response == p.Response {
				responses++
			}
		}
		for i, column := range tally.columns {
			if sum := total(tally.bins[i]); column.bins > 0 && sum != tally.rows {
				t.Errorf("%s: %s: %d of %d rows are in a bin", f.Name, column.name, sum, tally.rows)
			}
		}
		if sum := total(tally.classes); sum != classes {
			t.Errorf("%s: %d of %d classes were counted", f.Name, sum, classes)
		}
		if len(tally.response) > 0 {
			withResponse++
			if sum := total(tally.response); sum != responses {
				t.Errorf("%s: %d of %d responses are in a bin", f.Name, sum, responses)
			}
		}
	}
	t.Logf("%d of %d models have bins of their responses", withResponse, len(all))
}
