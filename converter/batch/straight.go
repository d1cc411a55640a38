package batch

import (
	"bytes"
	"slices"

	"serverless-poc/engine"
)

// straight is what a worker has for rows of CSV that are read in one pass, where they
// stand in the block.
type straight struct {
	cells  *engine.Cells // nil: there are none
	row    engine.Row
	ends   []int   // of the cells, where some are kept
	direct *direct // nil: the answers go through values
}

// newStraight is for a header that has every predictor.
func newStraight(w *worker) straight {
	p := straight{cells: w.job.Model.Cells(w.predictorAt, len(w.header)), row: make(engine.Row, len(w.predictorAt))}
	if len(w.kept) > 0 {
		p.ends = make([]int, len(w.header))
		return p
	}
	if d, ok := w.answers.(*direct); ok && w.job.To == CSV && !slices.Contains(d.quantities, ofClass) {
		p.direct = d
	}
	return p
}

// straightRows implements [taker].
func (w *worker) straightRows(text []byte) (end int) {
	p := &w.straight
	if p.cells == nil {
		return 0
	}
	for end < len(text) && !w.full() {
		n, ok := p.cells.Bind(p.row, text[end:], p.ends)
		if !ok {
			break
		}
		w.straightRow(text[end : end+n])
		end += n
	}
	return end
}

// straightRow scores the row that was bound from line.
func (w *worker) straightRow(line []byte) {
	if d := w.straight.direct; d != nil && d.score(w.straight.row) == nil {
		w.block.out.text = d.appendCSV(w.block.out.text)
		w.block.scored++
		return
	}
	for i, at := range w.keptAt {
		from := 0
		if at > 0 {
			from = w.straight.ends[at-1] + 1
		}
		w.keep(i, line[from:w.straight.ends[at]])
	}
	w.answer(w.straight.row, nil, bytes.TrimSuffix(line[:len(line)-1], []byte("\r")))
}

// appendCSV appends the record of the prediction.
func (d *direct) appendCSV(b []byte) []byte {
	for i, q := range d.quantities {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendNumber(b, d.number(q))
	}
	return append(b, '\n')
}
