package engine

import "serverless-poc/schema"

// Slot is the place of the predictor name in a [Row], -1 where there is none.
func (m *Model) Slot(name string) int {
	for i := range m.predictors {
		if m.predictors[i].name == name {
			return i
		}
	}
	return -1
}

// ReadField is [Model.Bind] of one field, for callers that fill a row by
// themselves; false is a value that Bind refuses, and says why. It keeps nothing
// of v. A row of such fields has to be asked about with [Model.Takes].
func (m *Model) ReadField(slot int, v schema.Value) (float64, bool) {
	x, why := m.predictors[slot].read(v)
	return x, why == ""
}

// ReadText is [Model.ReadField] of a string.
func (m *Model) ReadText(slot int, text []byte) (float64, bool) {
	return m.predictors[slot].bindText(text)
}

// Takes says whether Bind would give row, whose fields it takes one by one: an
// expression may refuse a value that its predictor takes.
func (m *Model) Takes(row Row) bool { return len(m.checks) == 0 || m.check(row, nil) == nil }
