package main

import (
	"fmt"
	"strings"

	"serverless-poc/converter/batch"
	"serverless-poc/engine"
)

// A scoring is the command line of score.
type scoring struct {
	artefact         string
	in, out, rejects string
	format, to       batch.Format
	columns, answers []string
	workers          int
	ask              engine.Ask
}

// readScoring reads the command line.
func readScoring(args *arguments) (*scoring, error) {
	o := &scoring{}
	se := args.Bool("se", false, "")
	format := args.String("format", string(batch.Auto), "")
	level := args.Float64("level", 0, "")
	explain := args.Bool("explain", false, "")
	times, quantiles := args.String("times", "", ""), args.String("quantiles", "", "")
	args.StringVar(&o.in, "in", "-", "")
	args.StringVar(&o.out, "out", "-", "")
	args.StringVar(&o.rejects, "rejects", "", "")
	to := args.String("to", "", "")
	columns, answers := args.String("columns", "", ""), args.String("answers", "", "")
	args.IntVar(&o.workers, "workers", 0, "")
	var err error
	if o.artefact, err = args.file("artefact"); err != nil {
		return nil, err
	}
	o.format, o.to = batch.Format(*format), batch.Format(*to)
	o.columns, o.answers = list(*columns), list(*answers)
	o.ask = engine.Ask{SE: *se || *level != 0, Level: *level, Explain: *explain}
	if o.ask.Times, err = keys("times", *times); err != nil {
		return nil, err
	}
	if o.ask.Quantiles, err = keys("quantiles", *quantiles); err != nil {
		return nil, err
	}
	return o, o.check()
}

// check says what makes no sense, and fills in what was left to be understood.
func (o *scoring) check() error {
	switch o.format {
	case batch.Auto, batch.JSON, batch.NDJSON, batch.CSV, batch.Parquet:
	default:
		return &usageError{fmt.Sprintf("--format %q is not known; use json, ndjson, csv or parquet", o.format)}
	}
	switch o.to {
	case "", batch.JSON, batch.NDJSON, batch.CSV, batch.Parquet:
	default:
		return &usageError{fmt.Sprintf("--to %q is not known; use ndjson, json, csv or parquet", o.to)}
	}
	switch {
	case o.artefact == "-" && o.in == "-":
		return &usageError{"standard input holds the rows; give the artefact as a file"}
	case o.workers < 0:
		return &usageError{fmt.Sprintf("--workers %d makes no sense; give 1 or more, or leave it away", o.workers)}
	case o.to == "" && o.out != "-":
		to, err := batch.FormatOf(o.out)
		if err != nil {
			return &usageError{err.Error()}
		}
		o.to = to
	}
	return nil
}

// list reads words with commas between.
func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// keys reads a list of numbers, kept as they were written.
func keys(flag, text string) ([]engine.Key, error) {
	var all []engine.Key
	for _, word := range list(text) {
		key, err := engine.NewKey(word)
		if err != nil {
			return nil, &usageError{fmt.Sprintf("--%s %s: %v; give numbers with commas between, such as 0.1,0.5", flag, text, err)}
		}
		all = append(all, key)
	}
	return all, nil
}
