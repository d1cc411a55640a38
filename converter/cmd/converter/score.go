package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
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
