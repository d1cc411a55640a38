package batch

import "serverless-poc/schema"

// A column is one of the output: in JSON the member at the path, elsewhere a column
// with the path's words as its name and points between.
type column struct {
	name string
	path []string
	kind kind // number or text, where a column has one type; hollow is in JSON only
}

// A member is a column of the answer, and where it stands in a [schema.Scored].
type member struct {
	column
	of func(*schema.Scored) value
}

// members lists what s has.
func members(s *schema.Scored) []member {
	var list lister
	list.quantity("link", s.Link, func(s *schema.Scored) *schema.Quantity { return s.Link })
	list.quantity("response", s.Response, func(s *schema.Scored) *schema.Quantity { return s.Response })
	list.quantity("se_link", s.SELink, func(s *schema.Scored) *schema.Quantity { return s.SELink })
	list.quantity("se_response", s.SEResponse, func(s *schema.Scored) *schema.Quantity { return s.SEResponse })
	list.interval(s.Interval)
	if s.Class != nil {
		list.add(text, func(s *schema.Scored) value {
			if s.Class == nil {
				return value{}
			}
			return value{kind: text, text: []byte(*s.Class)}
		}, "class")
	}
	list.numbers(s.Probs, func(s *schema.Scored) map[string]schema.Number { return s.Probs }, "probs")
	list.numbers(s.SEProbs, func(s *schema.Scored) map[string]schema.Number { return s.SEProbs }, "se_probs")
	list.numbers(s.Survival, func(s *schema.Scored) map[string]schema.Number { return s.Survival }, "survival")
	list.numbers(s.Quantile, func(s *schema.Scored) map[string]schema.Number { return s.Quantile }, "quantile")
	list.number(s.Count, func(s *schema.Scored) *schema.Number { return s.Count }, "count")
	list.number(s.Zero, func(s *schema.Scored) *schema.Number { return s.Zero }, "zero")
	list.numbers(s.Prob, func(s *schema.Scored) map[string]schema.Number { return s.Prob }, "prob")
	list.terms(s.Terms)
	return list
}
