package engine

import "serverless-poc/schema"

// widest is the loosest tolerance that still proves something: the gate's own.
const widest = 1e-9

// compileTolerance refuses bounds that would let anything pass, or nothing.
func (m *Model) compileTolerance() error {
	t := m.source.Tolerance
	for _, bound := range []struct {
		name  string
		value schema.Number
	}{{"link", t.Link}, {"link_scale", t.LinkScale}, {"response", t.Response}, {"se", t.SE}} {
		if !(bound.value >= 0 && bound.value <= widest) {
			return refuse("/tolerance/"+bound.name, export, "%s is not a tolerance between 0 and 1e-9", bound.value.Text())
		}
	}
	return nil
}
