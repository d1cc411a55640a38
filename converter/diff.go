package converter

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"serverless-poc/schema"
)

// Diff compares two versions of one model: what they are made of, what they
// expect of callers, and what they predict. Every number that is compared is the
// engine's or stands in the artefacts. Two models of different names are an error.
func Diff(old, new *Converted) (*Difference, error) {
	a, b := old.Artefact, new.Artefact
	if a.Name != b.Name {
		return nil, fmt.Errorf("%s and %s are two models; a difference is between two versions of one", a.Name, b.Name)
	}
	moved := movedVariables(a, b)
	return &Difference{
		Model: b.Name, Old: side(old), New: side(new),
		Changes:      append(changes(a, b), moved.changes...),
		Predictors:   predictorChanges(a.Predictors, b.Predictors),
		Coefficients: coefficientChanges(a, b, moved),
		Predictions:  predictions(old, new),
	}, nil
}

func side(c *Converted) Side {
	return Side{Version: c.Artefact.Version, Digest: c.Digest, FittedAt: c.Artefact.FittedAt, Rows: c.Artefact.Provenance.N}
}

// changes lists the properties that are not the same.
func changes(a, b *schema.Artefact) []Change {
	var list []Change
	for _, property := range []struct {
		what string
		of   func(*schema.Artefact) string
	}{
		{"formula", func(a *schema.Artefact) string { return a.Formula }},
		{"class", func(a *schema.Artefact) string { return strings.Join(a.Class, ", ") }},
		{"family", func(a *schema.Artefact) string { return a.Family.Name }},
		{"link", func(a *schema.Artefact) string { return linkText(a.Family.Link) }},
		{"response", func(a *schema.Artefact) string { return a.Response.Name + ", " + a.Response.Type }},
		{"classes", func(a *schema.Artefact) string { return strings.Join(a.Response.Classes, ", ") }},
		{"decision", func(a *schema.Artefact) string { return decisionText(a.Response) }},
		{"rule", func(a *schema.Artefact) string { return a.Rule.Name() }},
		{"standard errors", func(a *schema.Artefact) string { return yesNo(a.StandardErrors != nil) }},
		{"R", func(a *schema.Artefact) string { return a.Provenance.R }},
	} {
		if was, is := property.of(a), property.of(b); was != is {
			list = append(list, Change{property.what, was, is})
		}
	}
	if name := a.Rule.Name(); name == b.Rule.Name() && !sameJSON(a.Rule, b.Rule) {
		list = append(list, Change{"numbers of the rule", name, name + ", with other numbers"})
	}
	return list
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// sameJSON compares by canonical JSON, in which NA equals NA.
func sameJSON(a, b any) bool {
	x, errX := schema.Encode(a)
	y, errY := schema.Encode(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// predictorChanges goes through the predictors of both, those of new first.
func predictorChanges(old, new []schema.Predictor) []PredictorChange {
	before := map[string]schema.Predictor{}
	for _, p := range old {
		before[p.Name] = p
	}
	var list []PredictorChange
	for _, p := range new {
		was, there := before[p.Name]
		delete(before, p.Name)
		if !there {
			list = append(list, PredictorChange{Name: p.Name, What: "new", New: p.Type, Means: "callers must send it"})
			continue
		}
		list = append(list, predictorChange(was, p)...)
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		list = append(list, PredictorChange{Name: name, What: "removed", Old: before[name].Type, Means: "ignored where callers send it"})
	}
	return list
}

// predictorChange compares a predictor that both have.
func predictorChange(was, is schema.Predictor) []PredictorChange {
	var list []PredictorChange
	if was.Type != is.Type {
		list = append(list, PredictorChange{Name: is.Name, What: "type", Old: was.Type, New: is.Type})
	}
	if len(is.Levels) > 0 {
		for _, level := range was.Levels {
			if !slices.Contains(is.Levels, level) {
				list = append(list, PredictorChange{Name: is.Name, What: "level lost", Old: level, Means: "rows with it are refused"})
			}
		}
	}
	if len(was.Levels) > 0 {
		for _, level := range is.Levels {
			if !slices.Contains(was.Levels, level) {
				list = append(list, PredictorChange{Name: is.Name, What: "level added", New: level, Means: "rows with it are answered"})
			}
		}
	}
	if from, to := rangeText(was.Range), rangeText(is.Range); was.Type == is.Type && from != to {
		list = append(list, PredictorChange{Name: is.Name, What: "range", Old: from, New: to})
	}
	return list
}

// rangeText is the training range in full precision.
func rangeText(r *schema.Range) string {
	if r == nil {
		return "none"
	}
	return r.Min.Text() + " to " + r.Max.Text()
}
