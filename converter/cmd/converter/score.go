package main

import (
	"context"
	"fmt"
	"strings"

	"serverless-poc/converter"
	"serverless-poc/engine"
)

const scoreUsage = `Usage: converter score artefact.json [--se] [--level P] [--explain] [--times T,...] [--quantiles P,...] [--format json|ndjson|csv] < rows

Scores the rows on standard input and writes one JSON object a line, in order:

  {"link":1.04,"response":0.738,"class":"1","probs":{"0":0.262,"1":0.738}}

A bad row gives its problems instead, and the others are still scored:

  {"error":{"message":"...","problems":[{"field":"rank",...}]},"row":2}

Rows are a JSON array of objects, NDJSON (one object a line) or CSV with the
predictors' names as header. In CSV an empty cell and NA are missing values, as
null is in JSON: the row is refused, with the field's name. A blank line is no
row, as R's read.csv() has it.

  --se            standard errors too: se_link, se_response, se_probs, interval, where R gives them
  --level 0.9     of the interval; 0.95 without
  --explain       what each term adds to the linear predictor, as predict(type = "terms") has it
  --times 0,100   survival at these times
  --quantiles 0.1,0.5,0.9   the times by which these shares have failed
  --format name   json, ndjson or csv; without it the first byte tells: [ { or other

Exit code 1 when any row was bad, after scoring all the others.
`

func runScore(_ context.Context, args *arguments, s streams) error {
	se := args.Bool("se", false, "")
	format := args.String("format", string(converter.Auto), "")
	level := args.Float64("level", 0, "")
	explain := args.Bool("explain", false, "")
	times := args.String("times", "", "")
	quantiles := args.String("quantiles", "", "")
	in, err := args.file("artefact")
	if err != nil {
		return err
	}
	switch f := converter.Format(*format); f {
	case converter.Auto, converter.JSON, converter.NDJSON, converter.CSV:
	default:
		return &usageError{fmt.Sprintf("--format %q is not known; use json, ndjson or csv", *format)}
	}
	ask := engine.Ask{SE: *se || *level != 0, Level: *level, Explain: *explain}
	if ask.Times, err = keys("times", *times); err != nil {
		return err
	}
	if ask.Quantiles, err = keys("quantiles", *quantiles); err != nil {
		return err
	}
	if in == "-" {
		return &usageError{"standard input holds the rows; give the artefact as a file"}
	}
	c, err := load(in, s, converter.Load)
	if err != nil {
		return err
	}
	ask.Interval = ask.SE && c.Model.Answers(engine.Ask{Interval: true}) == nil
	rows, err := converter.NewRows(s.in, converter.Format(*format), c.Artefact.Predictors)
	if err != nil {
		return err
	}
	tally, err := converter.Score(c.Model, rows, ask, s.out)
	if err != nil {
		return fmt.Errorf("%w (scored before that: %d rows, bad: %d)", err, tally.Scored, tally.Bad)
	}
	if tally.Bad > 0 {
		return fmt.Errorf("%d of %d rows were bad; their lines hold an \"error\" with the reasons", tally.Bad, tally.Bad+tally.Scored)
	}
	return nil
}

// keys reads a list of numbers, kept as they were written.
func keys(flag, list string) ([]engine.Key, error) {
	if list == "" {
		return nil, nil
	}
	var all []engine.Key
	for text := range strings.SplitSeq(list, ",") {
		key, err := engine.NewKey(text)
		if err != nil {
			return nil, &usageError{fmt.Sprintf("--%s %s: %v; give numbers with commas between, such as 0.1,0.5", flag, list, err)}
		}
		all = append(all, key)
	}
	return all, nil
}

// load reads what parse takes and proves.
func load(name string, s streams, parse func([]byte) (*converter.Converted, error)) (*converter.Converted, error) {
	data, err := read(name, s)
	if err != nil {
		return nil, err
	}
	c, err := parse(data)
	if err != nil {
		return nil, refused(name, err)
	}
	return c, nil
}
