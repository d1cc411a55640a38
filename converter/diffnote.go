package converter

import (
	"fmt"
	"math"
	"strings"

	"serverless-poc/schema"
)

// Note is d in one line, as the history of a model's versions shows it: "gre
// +0.3 se, largest shift 0.012, 0 of 42 decisions flipped".
func (d *Difference) Note() string {
	if d.Old.Digest == d.New.Digest {
		return "the same artefact"
	}
	var parts []string
	for _, c := range d.Changes {
		if c.What != "R" {
			parts = append(parts, c.What+" changed")
		}
	}
	for _, p := range d.Predictors {
		switch p.What {
		case "new", "removed":
			parts = append(parts, "predictor "+p.Name+" "+p.What)
		case "level added", "level lost":
			parts = append(parts, p.What+": "+p.Name+" "+p.Old+p.New)
		}
	}
	parts = append(few(parts), d.coefficientNote(), d.shiftNote())
	return strings.Join(parts, ", ")
}

// few keeps the first of many.
func few(parts []string) []string {
	const most = 3
	if len(parts) <= most {
		return parts
	}
	return append(parts[:most:most], fmt.Sprintf("%d more changes", len(parts)-most))
}

// coefficientNote is the coefficient that moves most, and how many come and go.
func (d *Difference) coefficientNote() string {
	came, went, other := 0, 0, 0
	for _, c := range d.Coefficients {
		switch {
		case c.Status == "new":
			came++
		case c.Status == "removed":
			went++
		case !same(c.Old, c.New):
			other++
		}
	}
	note := "same coefficients"
	if most := d.mostMoved(); most != nil && most.SE != 0 {
		note = fmt.Sprintf("%s %+.2g se", most.label(), float64(most.SE))
	} else if other > 0 {
		note = fmt.Sprintf("%d coefficients changed", other)
	}
	if came+went > 0 {
		note += fmt.Sprintf(", %d new, %d removed", came, went)
	}
	return note
}

// mostMoved is the coefficient with the largest change in standard errors, nil
// where none has such a change.
func (d *Difference) mostMoved() *CoefficientChange {
	var most *CoefficientChange
	for i := range d.Coefficients {
		c := &d.Coefficients[i]
		if c.measured() && (most == nil || math.Abs(float64(c.SE)) > math.Abs(float64(most.SE))) {
			most = c
		}
	}
	return most
}

// label is the coefficient's name, with its equation's where it has one.
func (c CoefficientChange) label() string {
	if c.Equation == "" {
		return c.Name
	}
	return c.Equation + ": " + c.Name
}

// shiftNote is the largest shift within the training ranges and what flips.
func (d *Difference) shiftNote() string {
	p := d.Predictions
	s := p.likely()
	if s.Rows == 0 {
		return "no prediction in common"
	}
	note := fmt.Sprintf("largest shift %.2g", float64(s.Largest))
	if s.Decided > 0 {
		note += fmt.Sprintf(", %d of %d %s flipped", s.Flipped, s.Decided, p.Choice)
	}
	return note
}

// same compares numbers, NA being equal to NA.
func same(a, b schema.Number) bool { return a == b || a != a && b != b }
