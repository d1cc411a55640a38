package engine

import "errors"

// ErrNoStandardErrors is what [Model.ScoreSE] says of a model exported without them.
var ErrNoStandardErrors = errors.New("the model has no standard errors; export the fit with them or score without")

// ScoreSE is [Model.Score] with standard errors, as predict(se.fit = TRUE)
// gives them. The error is [ErrNoStandardErrors].
func (m *Model) ScoreSE(row Row) (Prediction, error) {
	if r, ok := m.rule.(mean); ok && m.errors != nil {
		var p Prediction
		if m.predict(&p, row, true) {
			r.respond(&p, row)
			r.deviate(&p)
		}
		return p, nil
	}
	p := new(Prediction)
	err := m.ScoreSEInto(p, row)
	return *p, err
}

// deviates says whether the model has standard errors.
func (m *Model) deviates() bool { return m.errors != nil || m.rows }

// ScoreSEInto is [Model.ScoreSE] into the storage of p.
func (m *Model) ScoreSEInto(p *Prediction, row Row) error {
	if !m.deviates() {
		return ErrNoStandardErrors
	}
	if m.predict(p, row, true) {
		m.rule.respond(p, row)
		m.rule.deviate(p)
	}
	return nil
}
