package engine

// slot is the place of the predictor name in a [Row], -1 where there is none.
func (m *Model) slot(name string) int {
	for i := range m.predictors {
		if m.predictors[i].name == name {
			return i
		}
	}
	return -1
}

// takes says whether Bind would give row, whose fields it takes one by one: an
// expression may refuse a value that its predictor takes.
func (m *Model) takes(row Row) bool { return len(m.checks) == 0 || m.check(row, nil) == nil }
