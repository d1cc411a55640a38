package converter

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A Tally counts the rows of a run.
type Tally struct{ Scored, Bad int }

// A Failure is the line that stands for a bad row.
type Failure struct {
	Error FailureError `json:"error"`
	Row   int          `json:"row"` // from 1
}

// A FailureError says what is wrong with a row: all its problems, or why it
// cannot be read at all.
type FailureError struct {
	Message  string          `json:"message"`
	Problems schema.Problems `json:"problems,omitempty"`
}

// Score writes one JSON object a line for each row, in the order of the rows: a
// [schema.Scored], or a [Failure] for a bad row, after which the others are
// still scored. What is asked for, the model must have. The error says why
// reading or writing had to stop; the rows before are written.
func Score(m *engine.Model, rows Rows, ask engine.Ask, w io.Writer) (Tally, error) {
	var tally Tally
	if err := m.Answers(ask); err != nil {
		return tally, err
	}
	out := bufio.NewWriter(w)
	err := scoreAll(m, rows, ask, out, &tally)
	return tally, errors.Join(err, out.Flush())
}

func scoreAll(m *engine.Model, rows Rows, ask engine.Ask, w io.Writer, tally *Tally) error {
	for n := 1; ; n++ {
		row, err := rows.Next()
		var unreadable *RowError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.As(err, &unreadable):
			return err
		}
		var line any
		if err == nil {
			line, err = scoreRow(m, row, ask)
		}
		if err != nil {
			line = Failure{Error: failure(err), Row: n}
			tally.Bad++
		} else {
			tally.Scored++
		}
		data, err := schema.Encode(line)
		if err != nil {
			return fmt.Errorf("row %d: %w", n, err)
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
	}
}

func scoreRow(m *engine.Model, fields Row, ask engine.Ask) (schema.Scored, error) {
	row, err := m.Bind(fields)
	if err != nil {
		return schema.Scored{}, err
	}
	_, scored, err := m.Answer(row, ask)
	if err != nil {
		return schema.Scored{}, err
	}
	scored.Ignored = m.Ignored(fields)
	return scored, nil
}

func failure(err error) FailureError {
	var problems schema.Problems
	errors.As(err, &problems)
	return FailureError{Message: err.Error(), Problems: problems}
}
