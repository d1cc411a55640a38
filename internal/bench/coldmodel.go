package bench

import (
	"fmt"
	"math"

	"serverless-poc/schema"
)

// wideModel is y ~ f * g with as many levels as [wideLevels] says, and the
// coefficients of coldwide.R. Its cases want R's numbers still.
func wideModel() *schema.Coefficients {
	f, g := factor("f"), factor("g")
	m := schema.Model{
		Name: "wide", FittedAt: "2026-01-02T03:04:05Z", Class: []string{"lm"}, Formula: "y ~ f * g",
		Response: schema.Response{Name: "y", Type: schema.ResponseNumeric},
		Predictors: []schema.Predictor{
			{Name: "f", Type: schema.Factor, Levels: f.Levels}, {Name: "g", Type: schema.Factor, Levels: g.Levels},
		},
		Terms: schema.Terms{
			Intercept: true, Variables: []schema.Variable{f, g},
			Terms: []schema.Term{{Label: "f", Codes: []int{1, 0}}, {Label: "g", Codes: []int{0, 1}}, {Label: "f:g", Codes: []int{1, 1}}},
		},
		Family:     schema.Family{Name: "gaussian", Link: schema.Link{Name: "identity"}},
		Provenance: schema.Provenance{R: "R", Packages: map[string]string{}, Call: "coldwide.R"},
		Tolerance:  schema.Tolerance{Link: 1e-12, LinkScale: 1e-14, Response: 1e-9, SE: 1e-9},
	}
	add := func(name string, assign int) {
		j := len(m.Coefficients) + 1
		nan := schema.Number(math.NaN())
		m.Coefficients = append(m.Coefficients, schema.Coefficient{
			Name: name, Assign: assign, Value: schema.Number(j%1000) / 7, StdError: nan, Statistic: nan, PValue: nan,
		})
	}
	add("(Intercept)", 0)
	for _, level := range f.Levels[1:] {
		add("f"+level, 1)
	}
	for _, level := range g.Levels[1:] {
		add("g"+level, 2)
	}
	for _, ofG := range g.Levels[1:] {
		for _, ofF := range f.Levels[1:] {
			add("f"+ofF+":g"+ofG, 3)
		}
	}
	for _, at := range [][2]int{{0, 0}, {1, 0}, {0, 1}, {1, 1}, {199, 4}, {wideLevels - 1, wideLevels - 1}} {
		input := map[string]schema.Value{"f": schema.Str(f.Levels[at[0]]), "g": schema.Str(g.Levels[at[1]])}
		m.Cases = append(m.Cases, schema.Case{Name: fmt.Sprint(at), Input: input})
	}
	return &schema.Coefficients{Format: schema.CoefficientsFormat, Model: m, Checksum: schema.Unsealed}
}

// factor is a variable with treatment contrasts: a row of zeros, then a one in
// each column.
func factor(name string) schema.Variable {
	v := schema.Variable{
		Name: name, Type: schema.Factor, Expr: schema.Expr{Predictor: name},
		Contrast: &schema.Contrast{Name: "contr.treatment"},
	}
	for i := range wideLevels {
		level := fmt.Sprintf("%s%d", name, i+1)
		v.Levels = append(v.Levels, level)
		row := make([]schema.Number, wideLevels-1)
		if i > 0 {
			row[i-1] = 1
			v.Contrast.Columns = append(v.Contrast.Columns, level)
		}
		v.Contrast.Matrix = append(v.Contrast.Matrix, row)
	}
	return v
}
