package function

import (
	"slices"
	"strings"

	"serverless-poc/schema"
)

// A shape is how the rows of a model are counted: by the bins of its training
// summaries.
type shape struct {
	columns   []column // in the order of the predictors
	spans     []span
	response  []float64
	responses int // bins of the response
	classes   []string
	cells     int // counters of one tally

	byName, byClass []int    // the places of columns and classes in the order of their names
	classKeys       [][]byte // as they stand in a line, behind a comma
}

// A column is how one predictor is counted. bins 0: the artefact has none.
type column struct {
	name    string
	key     []byte    // as it stands in a line, behind a comma
	edges   []float64 // of a number; nil for levels, which are their own bins
	bins    int
	leveled bool // what is no level of it is refused
}

func newShape(m *schema.Model, spans []span) *shape {
	s := &shape{spans: spans}
	for _, p := range m.Predictors {
		c := column{name: p.Name, key: keyOf(p.Name), leveled: len(p.Levels) > 0}
		if p.Range != nil {
			c.edges, c.bins = edgesOf(p.Range.Bins)
		} else {
			c.bins = len(p.Counts)
		}
		s.columns = append(s.columns, c)
		s.cells += c.bins
	}
	s.response, s.responses = edgesOf(m.Response.Bins)
	s.classes = m.Response.Classes
	for _, name := range s.classes {
		s.classKeys = append(s.classKeys, keyOf(name))
	}
	s.cells += s.responses + len(s.classes) + 2*len(s.columns)
	s.byName = sorted(len(s.columns), func(i int) string { return s.columns[i].name })
	s.byClass = sorted(len(s.classes), func(i int) string { return s.classes[i] })
	return s
}

// keyOf is a member's name behind a comma.
func keyOf(name string) []byte { return append(schema.AppendString([]byte{','}, name), ':') }

// sorted are the places 0 to n-1 in the order of their names.
func sorted(n int, name func(int) string) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(a, b int) int { return strings.Compare(name(a), name(b)) })
	return places
}

func edgesOf(b *schema.Bins) (edges []float64, bins int) {
	if b == nil {
		return nil, 0
	}
	edges = make([]float64, len(b.Edges))
	for i, e := range b.Edges {
		edges[i] = float64(e)
	}
	return edges, len(edges) + 1
}

// binOf is the bin of x: the first whose edge is not below it, else the last.
func binOf(x float64, edges []float64) int {
	for i, e := range edges {
		if x <= e {
			return i
		}
	}
	return len(edges)
}

// slack is how much a response may be above an edge and still be on it: the
// edges are R's own responses, and ours differ from those in the last digits.
const slack = 1e-9
