package batch

import (
	"io"
	"strconv"

	"serverless-poc/schema"
)

// A block is some rows of the input, and what became of them.
type block struct {
	text   []byte           // whole rows; of Parquet none
	ends   []int            // JSON array: where each row of text ends
	table  [][]schema.Value // Parquet: the columns
	line   int              // CSV: lines before the text
	quoted bool             // CSV: there is a quote in it
	rowsIn int              // Parquet: how many
	err    error            // behind these rows reading had to stop

	out, rejects paper
	values       []value // of Parquet, row behind row
	scored, bad  int
	refused      error // of the first bad row, where there may be none
	refusedRow   int   // its number in the block
	done         chan struct{}
}

// clear makes room for other rows.
func (b *block) clear() {
	b.text, b.ends, b.err, b.refused, b.quoted = b.text[:0], b.ends[:0], nil, nil, false
	b.out.clear()
	b.rejects.clear()
	b.scored, b.bad = 0, 0
	b.done = make(chan struct{})
}

// rows is the number of rows so far.
func (b *block) rows() int { return b.scored + b.bad }

// A paper is text in which the numbers of rows are still to be written: they are known
// when the blocks before are done.
type paper struct {
	text  []byte
	marks []mark
}

type mark struct{ at, row int }

func (p *paper) clear() { p.text, p.marks = p.text[:0], p.marks[:0] }

// number leaves the place of a row's number, counted from 0 in the block.
func (p *paper) number(row int) { p.marks = append(p.marks, mark{len(p.text), row}) }

// write writes the text with numbers that begin behind before.
func (p *paper) write(w io.Writer, before int) error {
	from := 0
	for _, m := range p.marks {
		text := strconv.AppendInt(p.text[from:m.at:m.at], int64(before+m.row+1), 10)
		if _, err := w.Write(text); err != nil {
			return err
		}
		from = m.at
	}
	if from == len(p.text) {
		return nil
	}
	_, err := w.Write(p.text[from:])
	return err
}
