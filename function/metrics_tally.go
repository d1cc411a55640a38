package function

import (
	"math"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A tally counts rows by a shape: those of one request, or of a container since
// its last line. It has no row's values.
type tally struct {
	*shape
	rows, refused  int
	bins           [][]int // by predictor, then bin
	beyond, unseen []int   // by predictor
	response       []int   // by bin; nil where the model has none
	classes        []int
	cells          []int // all of the above counters, one after the other: those of scored rows, then unseen
}

func (s *shape) newTally() *tally {
	t := &tally{shape: s, cells: make([]int, s.cells), bins: make([][]int, len(s.columns))}
	rest := t.cells
	take := func(n int) []int {
		taken := rest[:n:n]
		rest = rest[n:]
		return taken
	}
	for i, c := range s.columns {
		t.bins[i] = take(c.bins)
	}
	t.beyond, t.classes, t.response = take(len(s.columns)), take(len(s.classes)), take(s.responses)
	t.unseen = rest
	return t
}

// scored counts a row and its answer; class is nil where the answer has none.
func (t *tally) scored(row engine.Row, response float64, class *string) {
	for i := range t.spans {
		s := &t.spans[i]
		if x := row[s.slot]; x < s.low || x > s.high {
			t.beyond[s.slot]++
		}
	}
	t.within(row, response, class)
}

// within is scored of a row within the training data.
func (t *tally) within(row engine.Row, response float64, class *string) {
	t.rows++
	for i, x := range row {
		c := &t.columns[i]
		switch {
		case c.bins == 0 || math.IsNaN(x):
		case c.edges != nil:
			t.bins[i][binOf(x, c.edges)]++
		case int(x) < c.bins:
			t.bins[i][int(x)]++
		}
	}
	if len(t.response) > 0 && !math.IsNaN(response) {
		t.response[binOf(response-slack*math.Abs(response), t.shape.response)]++
	}
	if class == nil {
		return
	}
	for i, name := range t.shape.classes {
		if name == *class {
			t.classes[i]++
			break
		}
	}
}

// refuse counts a row that was not scored, and the levels in it that the model
// does not know.
func (t *tally) refuse(problems schema.Problems) {
	t.refused++
	for _, p := range problems {
		for i := range t.columns {
			if c := &t.columns[i]; c.leveled && c.name == p.Field && p.Value.Kind() != schema.KindNA {
				t.unseen[i]++
				break
			}
		}
	}
}

// add adds what another tally of the same shape has.
func (t *tally) add(other *tally) {
	t.rows += other.rows
	t.refused += other.refused
	for i, n := range other.cells {
		t.cells[i] += n
	}
}

// move takes away what t has of scored rows and of refused ones, and gives it to
// another tally of the same shape, which is empty.
func (t *tally) move(to *tally, scored, refused bool) {
	ofScored := len(t.cells) - len(t.unseen)
	if scored {
		to.rows, t.rows = t.rows, 0
		copy(to.cells, t.cells[:ofScored])
		clear(t.cells[:ofScored])
	}
	if refused {
		to.refused, t.refused = t.refused, 0
		copy(to.unseen, t.unseen)
		clear(t.unseen)
	}
}

func (t *tally) clear() {
	t.rows, t.refused = 0, 0
	clear(t.cells)
}

func total(counts []int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}
