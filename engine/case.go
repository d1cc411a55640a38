package engine

import "fmt"

// compileCases checks that every golden case can be replayed.
func (m *Model) compileCases() error {
	seen := make(map[string]bool, len(m.source.Cases))
	for i, c := range m.source.Cases {
		switch {
		case seen[c.Name]:
			return refuse(fmt.Sprintf("/cases/%d/name", i), export, "two cases are named %q", c.Name)
		case (c.Expect == nil) == (c.Reject == nil):
			return refuse(fmt.Sprintf("/cases/%d", i), export, "case %q must have one of expect and reject", c.Name)
		case c.Reject != nil && !m.HasPredictor(c.Reject.Field):
			return refuse(fmt.Sprintf("/cases/%d/reject/field", i), export, "%q is not one of the predictors", c.Reject.Field)
		}
		seen[c.Name] = true
	}
	return nil
}

// HasPredictor says whether the model has a predictor of that name.
func (m *Model) HasPredictor(name string) bool {
	return m.slot(name) >= 0
}
