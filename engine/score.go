package engine

import "math"

// Score gives the linear predictor and the mean of row, as predict(type =
// "link") and predict(type = "response") do. A row that [Model.Bind] did not
// make (of another length, or with a level that does not exist) scores as NA.
// It allocates for models with several linear predictors only; see [Model.ScoreInto].
func (m *Model) Score(row Row) (p Prediction) {
	if m.flat.score(&p, row) {
		return p
	}
	if r, ok := m.rule.(mean); ok { // called directly, so that p need not be allocated
		if m.predict(&p, row, false) {
			r.respond(&p, row)
		}
		return p
	}
	q := new(Prediction)
	m.ScoreInto(q, row)
	return *q
}

// ScoreInto is [Model.Score] into the storage of p. It allocates nothing once p
// has held a prediction of the same model.
func (m *Model) ScoreInto(p *Prediction, row Row) {
	if m.flat.score(p, row) {
		return
	}
	if m.predict(p, row, false) {
		m.rule.respond(p, row)
	}
}

// predict sets the linear predictors of p; false when one is NA for lack of a
// variable.
func (m *Model) predict(p *Prediction, row Row, se bool) bool {
	p.clear(m)
	if !m.fits(row) {
		return false
	}
	s := m.scratch.Get().(*scratch)
	s.fill(m, row)
	whole := true
	for i := range m.equations {
		whole = m.predictOne(i, s, row, p, se && (i == 0 || m.rows)) && whole
	}
	m.scratch.Put(s)
	return whole
}

// predictOne is the linear predictor of equation i.
func (m *Model) predictOne(i int, s *scratch, row Row, p *Prediction, se bool) bool {
	e := &m.equations[i]
	d, frame := m.designs[e.design], s.frames[e.design]
	if !e.complete(frame) {
		return false
	}
	sum := sum{e: e}
	if e.center != nil {
		if sum.center = e.center.of(row); sum.center == nil {
			return false
		}
	}
	if se {
		sum.row = m.roomForRow(i, s, p)
		clear(sum.row)
	}
	d.columns(frame, &sum)
	d.offset(row, &sum)
	if i == 0 {
		p.Link, p.Scale = sum.link, sum.scale
		if se && m.errors != nil {
			p.SELink = m.errors.of(sum.row, s.xr)
		}
	}
	if p.Links != nil {
		p.Links[i], p.Scales[i] = sum.link, sum.scale
	}
	return true
}

// roomForRow is where the row of the model matrix of equation i goes, without
// the aliased columns: the scratch, or p where its rule needs them all.
func (m *Model) roomForRow(i int, s *scratch, p *Prediction) []float64 {
	rank := m.equations[i].rank()
	if !m.rows {
		return s.x[:rank]
	}
	if len(p.rows) != len(m.equations) {
		p.rows = make([][]float64, len(m.equations))
	}
	if cap(p.rows[i]) < rank {
		p.rows[i] = make([]float64, rank)
	}
	p.rows[i] = p.rows[i][:rank]
	return p.rows[i]
}

// fits says that row has a slot per predictor and only levels that exist.
func (m *Model) fits(row Row) bool {
	if len(row) != len(m.predictors) {
		return false
	}
	for slot, v := range row {
		if n := len(m.predictors[slot].levels); n > 0 && !math.IsNaN(v) && !(v >= 0 && v < float64(n) && v == math.Trunc(v)) {
			return false
		}
	}
	return true
}
