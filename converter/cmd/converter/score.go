package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"time"

	"serverless-poc/converter"
	"serverless-poc/converter/batch"
	"serverless-poc/engine"
)

const scoreUsage = `Usage: converter score artefact.json [--in FILE] [--out FILE] [further flags]

Scores rows, from standard input to standard output without --in and --out, and
writes one JSON object a line, in order:

  {"link":1.04,"response":0.738,"class":"1","probs":{"0":0.262,"1":0.738}}

A bad row gives its problems instead, and the others are still scored:

  {"error":{"message":"...","problems":[{"field":"rank",...}]},"row":2}

Rows are a JSON array of objects, NDJSON (one object a line), CSV with the
predictors' names as header, or a Parquet file; gzip and zstd are unpacked. In CSV
an empty cell and NA are missing values, as null is in JSON: the row is refused,
with the field's name. A blank line is no row, as R's read.csv() has it.

  --in FILE       rows; - is standard input (default -)
  --format NAME   of the rows: json, ndjson, csv or parquet; without it the first
                  byte tells: [ { or other, after what FILE ends in
  --out FILE      .ndjson, .json, .csv or .parquet, packed with .gz or .zst behind
                  it; - is standard output (default -). The file is there whole,
                  at the end, or not at all
  --to NAME       ndjson, json, csv or parquet, whatever FILE ends in
  --rejects FILE  bad rows go there, a JSON object a line: {"row":2,"sent":"...",
                  "error":{...}}. Without it CSV and Parquet stop at a bad row
  --columns a,b   of the rows, kept before the answers; "all" is all. In JSON they
                  are in the member "input"
  --answers a,b   only these, such as response or link,response. In CSV and Parquet
                  those within others have names with points: probs.1
  --workers N     how many rows are scored at a time (default: one a processor)

  --se            standard errors too: se_link, se_response, se_probs, interval, where R gives them
  --level 0.9     of the interval; 0.95 without
  --explain       what each term adds to the linear predictor, as predict(type = "terms") has it
  --times 0,100   survival at these times
  --quantiles 0.1,0.5,0.9   the times by which these shares have failed

Exit code 1 when any row was bad, after scoring all the others.
`

// heapGrowth is how much garbage there may be, in percent of what is in use: blocks are
// used again, so that little memory costs no time.
const heapGrowth = 20

// A scoring is the command line of score.
type scoring struct {
	artefact         string
	in, out, rejects string
	format, to       batch.Format
	columns, answers []string
	workers          int
	ask              engine.Ask
}

func runScore(ctx context.Context, args *arguments, s streams) error {
	o, err := readScoring(args)
	if err != nil {
		return err
	}
	c, err := load(o.artefact, s, converter.Load)
	if err != nil {
		return err
	}
	o.ask.Interval = o.ask.SE && c.Model.Answers(engine.Ask{Interval: true}) == nil
	debug.SetGCPercent(heapGrowth)
	started := time.Now()
	tally, err := o.run(ctx, c.Model, s)
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("stopped by a signal; nothing was written" + map[bool]string{true: " behind what is on standard output"}[o.out == "-"])
	case err != nil:
		return err
	}
	if o.out != "-" {
		fmt.Fprintln(s.err, summary(o.out, tally.Scored, time.Since(started)))
	}
	switch {
	case tally.Bad > 0 && o.rejects != "":
		return fmt.Errorf("%d of %d rows were bad; they are in %s with the reasons", tally.Bad, tally.Bad+tally.Scored, o.rejects)
	case tally.Bad > 0:
		return fmt.Errorf("%d of %d rows were bad; their lines hold an \"error\" with the reasons", tally.Bad, tally.Bad+tally.Scored)
	}
	return nil
}

// run scores from file to file.
func (o *scoring) run(ctx context.Context, m *engine.Model, s streams) (tally batch.Tally, err error) {
	job := batch.Job{Model: m, Ask: o.ask, In: batch.Input{Reader: s.in, Format: o.format}, To: o.to, Out: s.out,
		Columns: o.columns, Answers: o.answers, Workers: o.workers, Meter: &batch.Meter{}}
	if o.in != "-" {
		if job.In, err = batch.Open(o.in, o.format); err != nil {
			return tally, err
		}
		defer job.In.Close()
	}
	var files []*batch.Aside
	create := func(name string, w *io.Writer) error {
		file, err := batch.Create(name)
		if err != nil {
			return err
		}
		files, *w = append(files, file), file
		return nil
	}
	defer func() { // after Commit nothing is left to discard
		for _, file := range files {
			err = errors.Join(err, file.Discard())
		}
	}()
	if o.rejects != "" {
		if err := create(o.rejects, &job.Rejects); err != nil {
			return tally, err
		}
	}
	if o.out != "-" {
		if err := create(o.out, &job.Out); err != nil {
			return tally, err
		}
		stop := showProgress(job.Meter, s.err)
		defer stop()
	}
	tally, err = batch.Run(ctx, job)
	var input *batch.InputError
	switch {
	case errors.As(err, &input):
		return tally, err
	case err != nil:
		return tally, fmt.Errorf("%w (scored before that: %d rows, bad: %d)", err, tally.Scored, tally.Bad)
	}
	for _, file := range files { // the output last: where it is, its rejects are
		if err := file.Commit(); err != nil {
			return tally, err
		}
	}
	return tally, nil
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
