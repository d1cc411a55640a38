package openapi

import (
	"math"
	"strconv"
	"time"

	"serverless-poc/schema"
)

// mostExamples is how many golden cases a document shows.
const mostExamples = 3

// samples are the first golden cases that the service answers without a warning.
func (s Service) samples() []schema.Case {
	var list []schema.Case
	for _, c := range s.Model.Cases {
		served := c.Served()
		if served.Expect != nil && complete(s.Model, served) && s.within(served.Input) && len(list) < mostExamples {
			list = append(list, served)
		}
	}
	return list
}

// within says that every number and day of a row is in the training range.
func (s Service) within(row map[string]schema.Value) bool {
	for _, p := range s.Model.Predictors {
		if p.Range == nil {
			continue
		}
		if x := place(row[p.Name]); !(x >= float64(p.Range.Min) && x <= float64(p.Range.Max)) {
			return false
		}
	}
	return true
}

// place is a number, or the days from 1970-01-01 to a day; NaN for what is neither.
func place(v schema.Value) float64 {
	if v.Kind() == schema.KindNumber {
		return v.Float()
	}
	if day, err := time.Parse(time.DateOnly, v.Text()); err == nil {
		return float64(day.Unix() / (24 * 60 * 60))
	}
	if f, err := strconv.ParseFloat(v.Text(), 64); err == nil {
		return f
	}
	return math.NaN()
}

// An exampleOf makes one or more named examples of golden cases.
type exampleOf func(s Service, cases []schema.Case) Object

// example are the kinds of examples.
var example = struct{ row, rows, answer, answers exampleOf }{
	row: func(s Service, cases []schema.Case) Object {
		o := Object{}
		for _, c := range cases {
			o = o.With(c.Name, valued("The golden case "+c.Name+".", s.inOrder(c.Input)))
		}
		return o
	},
	rows: func(s Service, cases []schema.Case) Object {
		rows := make([]Object, len(cases))
		for i, c := range cases {
			rows[i] = s.inOrder(c.Input)
		}
		return Object{}.With("many rows", valued("Several golden cases in one call.", Object{}.With("rows", rows)))
	},
	answer: func(s Service, cases []schema.Case) Object {
		o := Object{}
		for i, c := range cases {
			o = o.With(c.Name, valued("R's numbers for "+c.Name+".", s.answered(&cases[i])))
		}
		return o
	},
	answers: func(s Service, cases []schema.Case) Object {
		rows := make([]schema.RowAnswer, len(cases))
		for i := range cases {
			rows[i] = s.answered(&cases[i]).RowAnswer
		}
		all := Object{}.With("rows", rows).With("scored", len(rows)).With("refused", 0).
			With("model", s.Model.Name).With("version", s.Version).With("digest", s.Digest)
		return Object{}.With("many rows", valued("R's numbers for several golden cases.", all))
	},
}

func valued(summary string, value any) Object {
	return Object{}.With("summary", summary).With("value", value)
}

// exampled is a media type with examples, where there are golden cases for some.
func (s Service) exampled(content Object, kinds ...exampleOf) Object {
	cases, all := s.samples(), Object{}
	if len(cases) == 0 {
		return content
	}
	for _, kind := range kinds {
		all = all.with(kind(s, cases))
	}
	return content.With("examples", all)
}
