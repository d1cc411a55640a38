package function

import "serverless-poc/schema"

// A shape is how the rows of a model are counted: by the bins of its training
// summaries.
type shape struct {
	columns  []column // in the order of the predictors
	spans    []span
	response []float64
	classes  []string
	cells    int // counters of one tally
}

// A column is how one predictor is counted. bins 0: the artefact has none.
type column struct {
	name    string
	edges   []float64 // of a number; nil for levels, which are their own bins
	bins    int
	leveled bool // what is no level of it is refused
}

func newShape(m *schema.Model, spans []span) *shape {
	s := &shape{spans: spans}
	for _, p := range m.Predictors {
		c := column{name: p.Name, leveled: len(p.Levels) > 0}
		if p.Range != nil {
			c.edges, c.bins = edgesOf(p.Range.Bins)
		} else {
			c.bins = len(p.Counts)
		}
		s.columns = append(s.columns, c)
		s.cells += c.bins
	}
	edges, bins := edgesOf(m.Response.Bins)
	s.response, s.classes = edges, m.Response.Classes
	s.cells += bins + len(s.classes) + 2*len(s.columns)
	return s
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
