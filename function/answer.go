package function

import (
	"serverless-poc/engine"
	"serverless-poc/schema"
)

// answer puts a prediction into words.
func (m *Model) answer(p engine.Prediction, said schema.Scored, o *options) *schema.RowAnswer {
	a := &schema.RowAnswer{Scored: said}
	decision, decided := m.decide(p, o, &a.Scored)
	a.Result = schema.ResultOf(&m.Source().Response, &a.Scored, decision, decided)
	return a
}

// decide goes by the caller's threshold where there is one; the class follows.
func (m *Model) decide(p engine.Prediction, o *options, s *schema.Scored) (decision, ok bool) {
	if o.threshold == nil {
		return m.Decide(p)
	}
	decision, ok = m.DecideAt(p, *o.threshold)
	if response := &m.Source().Response; ok {
		for i := range response.Classes {
			if (response.Classes[i] == response.Decision.Positive) == decision {
				s.Class = &response.Classes[i]
			}
		}
	}
	return decision, ok
}

// encode writes v as canonical JSON without the final newline.
func encode(v any) ([]byte, error) { return schema.Append(make([]byte, 0, 512), v) }
