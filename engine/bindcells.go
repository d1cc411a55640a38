package engine

import "serverless-poc/schema"

// Cells binds rows that are lines of cells with commas between, each in one pass. What
// it takes, [Model.BindTexts] takes too and reads as the same numbers.
type Cells struct {
	model   *Model
	columns []column
}

// A column is how the cells of one place are read.
type column struct {
	*predictor // nil: it is none
	slot       int
	short      short
	behind     byte // a cell: a comma, or the line's end
}

// short is a cell that is read as it is passed over.
type short uint8

const (
	shortNone short = iota
	shortNumber
	shortLevel // of one byte
)

// Cells makes ready for lines of so many cells, of which at[i] is that of predictor i.
func (m *Model) Cells(at []int, width int) *Cells {
	c := &Cells{model: m, columns: make([]column, width)}
	for i := range c.columns {
		c.columns[i].behind = ','
	}
	c.columns[width-1].behind = '\n'
	for slot, place := range at {
		p, short := &m.predictors[slot], shortNone
		switch {
		case p.kind == schema.Numeric:
			short = shortNumber
		case p.byByte != nil && p.kind != schema.Logical && !p.hasSeparator():
			short = shortLevel
		}
		c.columns[place].predictor, c.columns[place].slot, c.columns[place].short = p, slot, short
	}
	return c
}

// hasSeparator says whether a level could be taken for what separates cells.
func (p *predictor) hasSeparator() bool {
	return p.byByte[','] >= 0 || p.byByte['\r'] >= 0 || p.byByte['\n'] >= 0
}

// Bind reads the line that text begins with into row, which has a slot for each
// predictor, and says where the line ends, behind its '\n'. The ends of the cells go
// into ends, where that is not nil. It is false for a line without an end, for one of
// more or fewer cells or none, and for what BindTexts does not take; row is spoiled then.
func (c *Cells) Bind(row Row, text []byte, ends []int) (end int, ok bool) {
	if len(text) == 0 || text[0] == '\n' || text[0] == '\r' {
		return 0, false
	}
	at := 0
	for i := range c.columns {
		column, x, end := &c.columns[i], 0.0, none
		switch column.short {
		case shortNumber:
			x, end = numberAt(text, at)
		case shortLevel:
			x, end = column.levelAt(text, at)
		}
		next := end
		if uint(end) >= uint(len(text)) || text[end] != column.behind {
			if x, end, next, ok = column.cut(text, at); !ok {
				return 0, false
			}
		}
		if column.predictor != nil {
			row[column.slot] = x
		}
		if ends != nil {
			ends[i] = end
		}
		at = next + 1
	}
	return at, c.model.takes(row)
}

// levelAt reads the level of one byte at text[at].
func (p *predictor) levelAt(text []byte, at int) (float64, int) {
	if at >= len(text) {
		return notANumber, none
	}
	level := p.byByte[text[at]]
	if level < 0 {
		return notANumber, none
	}
	return float64(level), at + 1
}

// cut reads any cell at text[at]: it ends at end, and what is behind it at behind.
func (c *column) cut(text []byte, at int) (x float64, end, behind int, ok bool) {
	behind = at
	for behind < len(text) && text[behind] != ',' && text[behind] != '\n' {
		behind++
	}
	if behind == len(text) || text[behind] != c.behind {
		return notANumber, 0, 0, false
	}
	end = behind
	if c.behind == '\n' && end > at && text[end-1] == '\r' {
		end--
	}
	if c.predictor == nil {
		return notANumber, end, behind, true
	}
	x, ok = c.bindText(text[at:end])
	return x, end, behind, ok
}
