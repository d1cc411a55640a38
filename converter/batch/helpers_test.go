package batch

import (
	"context"
	"io"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/engine"
)

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
