package batch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"serverless-poc/engine"
)

// A Job is what to score, and where the answers go.
type Job struct {
	Model   *engine.Model
	Ask     engine.Ask // what the model does not have is an error
	In      Input
	To      Format // "" is NDJSON
	Out     io.Writer
	Rejects io.Writer // nil: a bad row is a [Failure] in the output, or stops the run where it cannot be
	Columns []string  // of the input, kept in the output before the answers
	Answers []string  // members of [schema.Scored]; nil is all
	Workers int       // 0 is one a processor
	Meter   *Meter    // nil: nobody looks
}

// A Tally counts the rows of a run.
type Tally struct{ Scored, Bad int }

// Run scores every row, in order. A bad one does not keep the others from being
// scored. The error says why reading or writing had to stop; the rows before are
// written.
func Run(ctx context.Context, job Job) (Tally, error) {
	if err := job.Model.Answers(job.Ask); err != nil {
		return Tally{}, err
	}
	if job.Meter == nil {
		job.Meter = &Meter{}
	}
	source, err := job.In.open(&job)
	if err != nil {
		return Tally{}, &InputError{err}
	}
	plan, err := newPlan(&job, source)
	if err != nil {
		return Tally{}, err
	}
	sink, err := plan.sink()
	if err != nil {
		return Tally{}, err
	}
	workers := job.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	line := newLine(ctx, source, workers)
	go line.read()
	for range workers {
		go line.work(plan.worker())
	}
	tally, err := line.write(sink, &job)
	line.stop()
	return tally, errors.Join(err, sink.end(err == nil))
}

// An InputError says why the input is no rows from the beginning on.
type InputError struct{ err error }

func (e *InputError) Error() string { return e.err.Error() }
func (e *InputError) Unwrap() error { return e.err }

// refusal says which row stops the run, and what would let it go on.
func refusal(err error, row int, to Format) error {
	return fmt.Errorf("row %d: %w; %s has no place for a bad row: with --rejects FILE bad rows go there and the others are scored", row, err, placeless[to])
}

// placeless are the formats that have no place for a bad row, in words.
var placeless = map[Format]string{CSV: "CSV", Parquet: "Parquet"}
