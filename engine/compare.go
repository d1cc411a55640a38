package engine

import "serverless-poc/schema"

// Compare says where got differs from what R said of the case c by more than
// the model's tolerance allows. Only the quantities that R gave are compared.
func (m *Model) Compare(c schema.Case, got schema.Scored) []Mismatch {
	var p Prediction
	row, err := m.bindGolden(c.Input)
	if err == nil {
		p = m.predicted(row, Ask{SE: c.Expect != nil && c.Expect.Interval != nil})
	}
	return m.compare(c, m.source.Tolerance, got, row, p)
}

// compare compares got with what R said of c, for which row and p are known.
func (m *Model) compare(c schema.Case, t schema.Tolerance, got schema.Scored, row Row, p Prediction) []Mismatch {
	if c.Expect == nil {
		return []Mismatch{accepted(c)}
	}
	d := differ{m: m, c: &c, t: t, row: row, p: &p}
	d.all(&got)
	return d.found
}

// accepted is the mismatch of a row that we scored and R refuses.
func accepted(c schema.Case) Mismatch {
	why := "refused"
	if c.Reject != nil {
		why = "refused: " + c.Reject.Message
	}
	return Mismatch{c.Name, "rejection", why, "scored", nan, nan}
}
