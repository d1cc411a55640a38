package main

import (
	"context"
	"fmt"

	"serverless-poc/converter"
)

const scoreUsage = `Usage: converter score artefact.json [--se] [--format json|ndjson|csv] < rows

Scores the rows on standard input and writes one JSON object a line, in order:

  {"link":1.04,"response":0.738,"class":"1","probs":{"0":0.262,"1":0.738}}

A bad row gives its problems instead, and the others are still scored:

  {"error":{"message":"...","problems":[{"field":"rank",...}]},"row":2}

Rows are a JSON array of objects, NDJSON (one object a line) or CSV with the
predictors' names as header. In CSV an empty cell and NA are NA; in JSON, null.
A row with an NA in it is scored as R does: link and response are null.

  --se            standard errors too: se_link, se_response
  --format name   json, ndjson or csv; without it the first byte tells: [ { or other

Exit code 1 when any row was bad, after scoring all the others.
`

func runScore(_ context.Context, args *arguments, s streams) error {
	se := args.Bool("se", false, "")
	format := args.String("format", string(converter.Auto), "")
	in, err := args.file("artefact")
	if err != nil {
		return err
	}
	switch f := converter.Format(*format); f {
	case converter.Auto, converter.JSON, converter.NDJSON, converter.CSV:
	default:
		return &usageError{fmt.Sprintf("--format %q is not known; use json, ndjson or csv", *format)}
	}
	if in == "-" {
		return &usageError{"standard input holds the rows; give the artefact as a file"}
	}
	c, err := load(in, s)
	if err != nil {
		return err
	}
	rows, err := converter.NewRows(s.in, converter.Format(*format), c.Artefact.Predictors)
	if err != nil {
		return err
	}
	tally, err := converter.Score(c.Model, rows, *se, s.out)
	if err != nil {
		return fmt.Errorf("%w (scored before that: %d rows, bad: %d)", err, tally.Scored, tally.Bad)
	}
	if tally.Bad > 0 {
		return fmt.Errorf("%d of %d rows were bad; their lines hold an \"error\" with the reasons", tally.Bad, tally.Bad+tally.Scored)
	}
	return nil
}

// load reads and proves an artefact.
func load(name string, s streams) (*converter.Converted, error) {
	data, err := read(name, s)
	if err != nil {
		return nil, err
	}
	c, err := converter.Load(data)
	if err != nil {
		return nil, refused(name, err)
	}
	return c, nil
}
