package batch

import "bytes"

// lines read NDJSON, one object a line. Blank lines do not count.
type lines struct{ text *cutter }

func (l *lines) header() []string    { return nil }
func (l *lines) next(b *block) error { return l.text.next(b) }
func (l *lines) reader() reader      { return l }

func (l *lines) read(b *block, to taker) {
	for line := range bytes.Lines(b.text) {
		if to.full() {
			return
		}
		if to.straightObject(line) {
			continue
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			readObject(line, to)
		}
	}
}

// readObject reads a row of JSON.
func readObject(text []byte, to taker) {
	row, err := decodeRow(text)
	if err != nil {
		to.bad(err, text)
		return
	}
	to.fields(row, text)
}
