package function

import (
	"errors"
	"strings"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

var errNoDecision = errors.New("the model makes no decision, so there is no threshold; export it with decision, or score without")

// offers asks the engine for each option once.
func (m *Model) offers() schema.Offer {
	can := func(name string) bool { return m.cannot(name) == nil }
	return schema.Offer{
		SE: can("se"), Interval: can("interval"), Explain: can("explain"),
		Threshold: can("threshold"), Times: can("times"), Quantiles: can("quantiles"),
	}
}

// cannot is why the model has no answer for an option; nil where it has one.
func (m *Model) cannot(name string) error {
	one := []engine.Key{{Text: "0.5", Number: 0.5}}
	switch name {
	case "se":
		return m.Answers(engine.Ask{SE: true})
	case "interval", "level":
		return m.Answers(engine.Ask{Interval: true})
	case "threshold":
		if m.Source().Response.Decision == nil {
			return errNoDecision
		}
	case "times":
		return m.Answers(engine.Ask{Times: one})
	case "quantiles":
		return m.Answers(engine.Ask{Quantiles: one})
	case "explain":
		return m.Answers(engine.Ask{Explain: true})
	}
	return nil
}

// unanswerable are the options asked for that the model has no answer for.
func (m *Model) unanswerable(o *options) schema.Problems {
	var problems schema.Problems
	for _, asked := range []struct {
		name string
		is   bool
	}{
		{"se", o.SE}, {"interval", o.Interval}, {"level", o.Level != 0}, {"explain", o.Explain},
		{"threshold", o.threshold != nil}, {"times", o.Times != nil}, {"quantiles", o.Quantiles != nil},
	} {
		if !asked.is {
			continue
		}
		if err := m.cannot(asked.name); err != nil {
			field := schema.OptionPrefix + asked.name
			problems = append(problems, schema.Problem{Field: field, Allowed: m.answerable(), Message: field + ": " + err.Error()})
		}
	}
	return problems
}

// answerable lists the options that the model has an answer for.
func (m *Model) answerable() string {
	var list []string
	for _, k := range known {
		if m.cannot(k.name) == nil {
			list = append(list, k.name)
		}
	}
	if list == nil {
		return "no option"
	}
	return "of the options: " + strings.Join(list, ", ")
}
