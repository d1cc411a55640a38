package batch

import (
	"bytes"
	"slices"

	"serverless-poc/engine"
)

// straight is what a worker has for rows that are read in one pass, where they stand in
// the block.
type straight struct {
	cells   *engine.Cells   // of CSV whose header has every predictor; nil: none
	objects *engine.Objects // of JSON, where no predictor is kept; nil: none
	others  others          // of JSON
	row     engine.Row
	ends    []int   // of the cells, where some are kept
	direct  *direct // into CSV; nil: the answers go through values
}

func newStraight(w *worker) straight {
	s := straight{row: make(engine.Row, len(w.predictorAt))}
	switch {
	case w.wholeHeader:
		s.cells = w.job.Model.Cells(w.predictorAt, len(w.header))
	case w.header == nil && !slices.ContainsFunc(w.kept, w.job.Model.HasPredictor):
		s.objects = w.job.Model.Objects()
	}
	if len(w.kept) > 0 {
		s.ends = make([]int, len(w.header))
		return s
	}
	if d, ok := w.answers.(*direct); ok && w.job.To == CSV && !slices.Contains(d.quantities, ofClass) {
		s.direct = d
	}
	return s
}

// straightRows implements [taker].
func (w *worker) straightRows(text []byte) (end int) {
	s := &w.straight
	if s.cells == nil {
		return 0
	}
	for end < len(text) && !w.full() {
		n, ok := s.cells.Bind(s.row, text[end:], s.ends)
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
	if w.straightCSV() {
		return
	}
	for i, at := range w.keptAt {
		from := 0
		if at > 0 {
			from = w.straight.ends[at-1] + 1
		}
		w.keep(i, line[from:w.straight.ends[at]])
	}
	w.answer(w.straight.row, w.ignored, bytes.TrimSuffix(line[:len(line)-1], []byte("\r")))
}

// straightObject implements [taker].
func (w *worker) straightObject(text []byte) bool {
	s := &w.straight
	if s.objects == nil || !s.others.bind(s, text) {
		return false
	}
	if w.straightCSV() {
		return true
	}
	for i, name := range w.kept {
		w.values[i] = s.others.value(name)
	}
	w.answer(s.row, s.others.ignored(), bytes.TrimSpace(text))
	return true
}

// straightCSV scores the row into CSV, without a detour over values.
func (w *worker) straightCSV() bool {
	d := w.straight.direct
	if d == nil || d.score(w.straight.row) != nil {
		return false
	}
	w.block.out.text = d.appendCSV(w.block.out.text)
	w.block.scored++
	return true
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
