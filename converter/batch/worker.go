package batch

import (
	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A worker scores rows and has what that takes.
type worker struct {
	*plan
	reader   reader
	answers  answers
	encoder  encoder
	block    *block
	row      engine.Row
	values   []value // of the output, of one row: kept, then answers
	straight straight
}

// work does all rows of b.
func (w *worker) work(b *block) {
	w.block = b
	w.encoder.begin(b)
	w.reader.read(b, w)
	w.block = nil
}

// full says that no further row of the block is wanted, as the run will stop.
func (w *worker) full() bool { return w.block.refused != nil }

// cells scores a row of texts, one for each column of the header. No predictor takes
// what stands for NA as anything else: see [newTable].
func (w *worker) cells(cells [][]byte, sent []byte) {
	ok := w.wholeHeader
	if ok {
		w.row, ok = w.job.Model.BindTexts(w.row, cells, w.predictorAt)
	}
	if !ok {
		w.fields(w.rowOf(cells), sent)
		return
	}
	for i, at := range w.keptAt {
		w.keep(i, cells[at])
	}
	w.answer(w.row, w.ignored, sent)
}

// keep makes the i-th value a cell of the input.
func (w *worker) keep(i int, cell []byte) {
	w.values[i] = value{kind: text, text: cell}
	if isNA(cell) {
		w.values[i] = value{kind: missing}
	}
}

// rowOf is the row of cells under their names.
func (w *worker) rowOf(cells [][]byte) Row {
	row := make(Row, len(cells))
	for i, cell := range cells {
		if isNA(cell) {
			row[w.header[i]] = schema.Value{}
		} else {
			row[w.header[i]] = schema.Str(string(cell))
		}
	}
	return row
}

// fields scores a row of any values; one that was not sent as text is shown as JSON.
func (w *worker) fields(row Row, sent []byte) {
	bound, err := w.job.Model.BindInto(w.row, row)
	if err != nil {
		if sent == nil && w.job.Rejects != nil {
			sent = encoded(row)
		}
		w.bad(err, sent)
		return
	}
	w.row = bound
	for i, name := range w.kept {
		w.values[i] = valueOf(row[name])
	}
	ignored := w.ignored
	if w.header == nil {
		ignored = w.job.Model.Ignored(row)
	}
	w.answer(bound, ignored, sent)
}

// answer scores a bound row; ignored are names in it that the model does not know.
func (w *worker) answer(bound engine.Row, ignored []string, sent []byte) {
	if err := w.answers.answer(bound, w.values[len(w.kept):]); err != nil {
		w.bad(err, sent)
		return
	}
	w.encoder.good(w.values, ignored)
	w.block.scored++
}

// bad notes a row that cannot be scored.
func (w *worker) bad(err error, sent []byte) {
	switch b := w.block; {
	case w.job.Rejects != nil:
		appendReject(&b.rejects, err, b.rows(), sent)
	case !w.encoder.failed(err, b.rows()):
		b.refused, b.refusedRow = err, b.rows()
	}
	w.block.bad++
}

// isNA says whether a cell of CSV is a missing value.
func isNA(cell []byte) bool {
	return len(cell) == 0 || len(cell) == 2 && cell[0] == 'N' && cell[1] == 'A'
}
