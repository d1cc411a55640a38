package engine

// scratch is what scoring one row works in, so that it allocates nothing.
type scratch struct {
	frames [][]float64 // by design; nil where the frame is the row
	x      []float64   // a row of the model matrix, then its product with a matrix
	xr     []float64
}

func (m *Model) newScratch() *scratch {
	s := &scratch{frames: make([][]float64, len(m.designs))}
	for i, d := range m.designs {
		if !d.plain {
			s.frames[i] = make([]float64, d.width)
		}
	}
	rank := 0
	for i := range m.equations {
		rank = max(rank, m.equations[i].rank())
	}
	s.x, s.xr = make([]float64, rank), make([]float64, rank)
	return s
}

// fill computes the frames of row.
func (s *scratch) fill(m *Model, row Row) {
	for i, d := range m.designs {
		if d.plain {
			s.frames[i] = row
			continue
		}
		for v := range d.variables {
			d.variables[v].eval(row, s.frames[i])
		}
	}
}
