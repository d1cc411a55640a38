package batch

import (
	"math"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// shape is every member that an answer of the model can have, in the order of the
// JSON: those of its golden cases, and of a row that is NA throughout.
func shape(m *engine.Model, ask engine.Ask) []member {
	na := make(engine.Row, len(m.Source().Predictors))
	for i := range na {
		na[i] = math.NaN()
	}
	rows := []engine.Row{na}
	for _, c := range m.Source().Cases {
		if row, err := m.Bind(c.Input); err == nil {
			rows = append(rows, row)
		}
	}
	all := schema.Scored{}
	for _, row := range rows {
		if _, s, err := m.Answer(row, ask); err == nil {
			merge(&all, s)
		}
	}
	return members(&all)
}

// merge adds to all what s has.
func merge(all *schema.Scored, s schema.Scored) {
	for _, m := range []struct{ into, from **schema.Quantity }{
		{&all.Link, &s.Link}, {&all.Response, &s.Response}, {&all.SELink, &s.SELink}, {&all.SEResponse, &s.SEResponse},
	} {
		if *m.from != nil {
			*m.into = *m.from
		}
	}
	for _, m := range []struct{ into, from *map[string]schema.Number }{
		{&all.Probs, &s.Probs}, {&all.SEProbs, &s.SEProbs}, {&all.Survival, &s.Survival}, {&all.Quantile, &s.Quantile}, {&all.Prob, &s.Prob},
	} {
		if len(*m.from) > len(*m.into) {
			*m.into = *m.from
		}
	}
	all.Interval, all.Class = either(s.Interval, all.Interval), either(s.Class, all.Class)
	all.Count, all.Zero, all.Terms = either(s.Count, all.Count), either(s.Zero, all.Zero), either(s.Terms, all.Terms)
}

func either[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}
