package openapi

import (
	"maps"
	"slices"
	"strconv"

	"serverless-poc/schema"
)

// Sample is the first golden case that the service answers, an example for
// callers; nil where there is none.
func Sample(m *schema.Model) *schema.Case {
	for _, c := range m.Cases {
		if served := c.Served(); served.Expect != nil && complete(m, served) {
			return &served
		}
	}
	return nil
}

func (s Service) sample() *schema.Case { return Sample(s.Model) }

// refused is the first golden case that R refuses; nil where there is none.
func (s Service) refused() *schema.Case {
	for i := range s.Model.Cases {
		if s.Model.Cases[i].Reject != nil {
			return &s.Model.Cases[i]
		}
	}
	return nil
}

// complete says that every predictor is in the row and that none is an infinite
// number, which R takes and the service does not.
func complete(m *schema.Model, c schema.Case) bool {
	for _, p := range m.Predictors {
		value, there := c.Input[p.Name]
		if !there || p.Type == schema.Numeric && (value == schema.Str("Inf") || value == schema.Str("-Inf")) {
			return false
		}
	}
	return true
}

// inOrder is a row with its fields in the order of the predictors; others go
// after them, by their names' bytes.
func (s Service) inOrder(input map[string]schema.Value) Object {
	o := Object{}
	for _, p := range s.Model.Predictors {
		if value, there := input[p.Name]; there {
			o = o.With(p.Name, value)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(input)) {
		o = o.With(name, input[name])
	}
	return o
}

// inQueryExample is value as a query string has it.
func inQueryExample(p schema.Predictor, value schema.Value) any {
	switch {
	case p.Type == schema.Numeric && value.Kind() == schema.KindString:
		if f, err := strconv.ParseFloat(value.Text(), 64); err == nil {
			return schema.Number(f)
		}
	case p.Type == schema.Logical && value.Kind() == schema.KindBool:
		return strconv.FormatBool(value.Truth())
	case p.Type != schema.Numeric && value.Kind() == schema.KindNumber:
		return schema.Number(value.Float()).Text()
	}
	return value
}

// answered is what the service answers to c, by R's own numbers.
func (s Service) answered(c *schema.Case) schema.Answer {
	a := schema.Answer{By: schema.By{Model: s.Model.Name, Version: s.Version, Digest: s.Digest}}
	a.Scored = *c.Expect
	response := &s.Model.Response
	decided := response.Decision != nil && a.Class != nil
	a.Result = schema.ResultOf(response, &a.Scored, decided && *a.Class == response.Decision.Positive, decided)
	return a
}

// encoded is o on one line.
func encoded(o Object) string {
	text, _ := o.MarshalJSON() // values of rows always have JSON
	return string(text)
}
