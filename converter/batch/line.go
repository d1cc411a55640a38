package batch

import (
	"context"
	"errors"
	"io"
)

// A source cuts an input into blocks.
type source interface {
	// header are the names of the columns; nil where each row has its own.
	header() []string
	// next reads more rows into b; io.EOF after the last.
	next(b *block) error
	// reader reads the rows of blocks, for one worker.
	reader() reader
}

// A reader reads the rows of a block.
type reader interface{ read(b *block, to taker) }

// A taker takes the rows of a block, each as it was read and as it was sent.
type taker interface {
	// straightRows takes the rows of CSV that text begins with and that need no closer look,
	// and says where they end.
	straightRows(text []byte) (end int)
	// straightObject takes a row of JSON that needs no closer look.
	straightObject(text []byte) bool
	cells(cells [][]byte, sent []byte) // one for each column of the header
	fields(row Row, sent []byte)
	bad(err error, sent []byte)
	full() bool // no further row is wanted
}

// A line is the way of the blocks: read, worked on, written, used again. There are as
// many as it takes to keep everybody busy.
type line struct {
	ctx     context.Context
	cancel  context.CancelFunc
	source  source
	free    chan *block
	busy    chan *block
	ordered chan *block
}

func newLine(ctx context.Context, s source, workers int) *line {
	blocks := workers + 2
	l := &line{source: s, free: make(chan *block, blocks), busy: make(chan *block, blocks), ordered: make(chan *block, blocks)}
	l.ctx, l.cancel = context.WithCancel(ctx)
	for range blocks {
		l.free <- &block{}
	}
	return l
}

// stop ends reading and working. A reader that waits for standard input is left to itself.
func (l *line) stop() { l.cancel() }

// read fills blocks until the input ends.
func (l *line) read() {
	defer close(l.busy)
	defer close(l.ordered)
	for {
		var b *block
		select {
		case b = <-l.free:
		case <-l.ctx.Done():
			return
		}
		b.clear()
		err := l.source.next(b)
		if errors.Is(err, io.EOF) {
			return
		}
		b.err = err
		l.busy <- b // there is room for all
		l.ordered <- b
		if err != nil {
			return
		}
	}
}

// work is one worker.
func (l *line) work(w *worker) {
	for b := range l.busy {
		if l.ctx.Err() == nil {
			w.work(b)
		}
		close(b.done)
	}
}

// write writes the blocks in their order.
func (l *line) write(sink sink, job *Job) (Tally, error) {
	var tally Tally
	for {
		select {
		case <-l.ctx.Done():
			return tally, l.ctx.Err()
		case b, more := <-l.ordered:
			if !more {
				return tally, l.ctx.Err()
			}
			select {
			case <-b.done:
			case <-l.ctx.Done():
				return tally, l.ctx.Err()
			}
			if err := l.written(b, sink, job, &tally); err != nil {
				return tally, err
			}
			l.free <- b
		}
	}
}

// written writes one block.
func (l *line) written(b *block, sink sink, job *Job, tally *Tally) error {
	before := tally.Scored + tally.Bad
	if err := sink.write(b, before); err != nil {
		return err
	}
	if job.Rejects != nil {
		if err := b.rejects.write(job.Rejects, before); err != nil {
			return err
		}
	}
	tally.Scored += b.scored
	tally.Bad += b.bad
	job.Meter.rows.Add(int64(b.rows()))
	if b.refused != nil {
		return refusal(b.refused, before+b.refusedRow+1, job.To)
	}
	return b.err
}
