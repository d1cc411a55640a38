package engine

import "serverless-poc/schema"

// Scored puts p under R's names: standard errors when se is asked and the
// model has them, probs where the model has classes, class where it has a
// decision rule and the row has no NA.
func (m *Model) Scored(p Prediction, se bool) schema.Scored {
	s := schema.Scored{Link: schema.Number(p.Link), Response: schema.Number(p.Response)}
	if se && m.errors != nil {
		link, response := schema.Number(p.SELink), schema.Number(p.SEResponse)
		s.SELink, s.SEResponse = &link, &response
	}
	if classes := m.source.Response.Classes; len(classes) == 2 {
		s.Probs = map[string]schema.Number{
			classes[0]: schema.Number(1 - p.Response),
			classes[1]: schema.Number(p.Response),
		}
	}
	if result, ok := m.Decide(p); ok {
		class := m.decision.other
		if result {
			class = m.decision.positive
		}
		s.Class = &class
	}
	return s
}
