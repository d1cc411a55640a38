package batch

import (
	"context"
	"io"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/engine"
	"serverless-poc/fixtures"
)

// looked are the fixtures that a test looks at: all, or with -short, which is
// how a deploy tests, every tenth. They are all proved when they are converted.
func looked(t *testing.T) []fixtures.Fixture {
	t.Helper()
	all := fixtures.All()
	if len(all) == 0 {
		t.Fatal("no fixtures")
	}
	if !testing.Short() {
		return all
	}
	var some []fixtures.Fixture
	for i, f := range all {
		if i%10 == 0 || f.Name == "admission" {
			some = append(some, f)
		}
	}
	return some
}

func admission(t testing.TB) []byte {
	t.Helper()
	f, err := fixtures.Get("admission-seed")
	if err != nil {
		t.Fatal(err)
	}
	return f.Coefficients
}

func convert(t testing.TB, data []byte) *converter.Converted {
	t.Helper()
	c, err := converter.Convert(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// score scores all rows to w.
func score(c *converter.Converted, in Input, ask engine.Ask, w io.Writer) (Tally, error) {
	return Run(context.Background(), Job{Model: c.Model, Ask: ask, In: in, Out: w})
}
