package engine

import (
	"testing"

	"serverless-poc/schema"
)

// applicants is a model with one predictor of each type.
func applicants(t testing.TB) *Model {
	predictors := []schema.Predictor{
		{Name: "gre", Type: schema.Numeric, Range: &schema.Range{Min: 220, Max: 800, Mean: 587.7}},
		{Name: "rank", Type: schema.Factor, Levels: []string{"1", "2", "3", "4"}},
		{Name: "resident", Type: schema.Logical},
		{Name: "city", Type: schema.Character, Levels: []string{"Rome", "Ulm", "TRUE", "1e+05", "0.5", "007"}},
		{Name: "age", Type: schema.Numeric},
	}
	m := &schema.Model{
		Name: "applicants", Predictors: predictors,
		Response:     schema.Response{Name: "y", Type: schema.ResponseNumeric},
		Terms:        schema.Terms{Intercept: true},
		Coefficients: []schema.Coefficient{{Name: "(Intercept)", Value: 1}},
		Family:       schema.Family{Name: "gaussian", Link: schema.Link{Name: "identity"}},
	}
	return compile(t, m)
}

const complete = `{"gre":600,"rank":"1","resident":true,"city":"Ulm","age":30}`

func TestBindReads(t *testing.T) {
	tests := []struct {
		field, value string
		want         float64
	}{
		{"gre", `800`, 800},
		{"gre", `"800"`, 800},
		{"gre", `"-.5e1"`, -5},
		{"gre", `"+7."`, 7},
		{"gre", `"1e-400"`, 0},
		{"rank", `"3"`, 2},
		{"rank", `3`, 2},
		{"rank", `3.0`, 2},
		{"resident", `true`, 1},
		{"resident", `"TRUE"`, 1},
		{"resident", `"true"`, 1},
		{"resident", `"T"`, 1},
		{"resident", `false`, 0},
		{"resident", `"FALSE"`, 0},
		{"resident", `"false"`, 0},
		{"resident", `"F"`, 0},
		{"city", `"Rome"`, 0},
		{"city", `true`, 2},
		{"city", `100000`, 3},
		{"city", `0.5`, 4},
	}
	m := applicants(t)
	for _, test := range tests {
		row := fields(t, complete)
		row[test.field] = fields(t, `{"v":`+test.value+`}`)["v"]
		got, err := m.Bind(row)
		if err != nil {
			t.Errorf("%s %s: %v", test.field, test.value, err)
			continue
		}
		if slot := got[slotOf(m, test.field)]; !same(slot, schema.Number(test.want)) {
			t.Errorf("%s %s: bound to %v, want %v", test.field, test.value, slot, test.want)
		}
	}
}

func slotOf(m *Model, name string) int {
	for i, p := range m.predictors {
		if p.name == name {
			return i
		}
	}
	return -1
}

func TestBindRefuses(t *testing.T) {
	const (
		gre      = `send a number such as 587.7 (trained on 220 to 800)`
		rank     = `allowed: "1", "2", "3", "4"`
		city     = `allowed: "Rome", "Ulm", "TRUE", "1e+05", "0.5", "007"`
		resident = `send true or false`
	)
	tests := []struct{ field, value, want string }{
		{"gre", `"abc"`, `gre: "abc" is not a number; ` + gre},
		{"gre", `""`, `gre: "" is not a number; ` + gre},
		{"gre", `" 800"`, `gre: " 800" is not a number; ` + gre},
		{"gre", `"800 "`, `gre: "800 " is not a number; ` + gre},
		{"gre", `"0x10"`, `gre: "0x10" is not a number; ` + gre},
		{"gre", `"1_000"`, `gre: "1_000" is not a number; ` + gre},
		{"gre", `"1,5"`, `gre: "1,5" is not a number; ` + gre},
		{"gre", `"NaN"`, `gre: "NaN" is not a number; ` + gre},
		{"gre", `"NA"`, `gre: "NA" is not a number; ` + gre},
		{"gre", `"inf"`, `gre: "inf" is not a number; ` + gre},
		{"gre", `"."`, `gre: "." is not a number; ` + gre},
		{"gre", `"1e"`, `gre: "1e" is not a number; ` + gre},
		{"gre", `"1e+"`, `gre: "1e+" is not a number; ` + gre},
		{"gre", `"--1"`, `gre: "--1" is not a number; ` + gre},
		{"gre", `"1e400"`, `gre: "1e400" is beyond the range of a double; ` + gre},
		{"gre", `"Inf"`, `gre: "Inf" is not a number; ` + gre},
		{"gre", `null`, `gre: null is no value; ` + gre},
		{"rank", `null`, `rank: null is no value; ` + rank},
		{"resident", `null`, `resident: null is no value; ` + resident},
		{"gre", `true`, `gre: true is not a number; ` + gre},
		{"age", `"abc"`, `age: "abc" is not a number; send a number`},
		{"rank", `"5"`, `rank: "5" is not a level; ` + rank},
		{"rank", `5`, `rank: 5 is not a level; ` + rank},
		{"rank", `1.5`, `rank: 1.5 is not a level; ` + rank},
		{"rank", `"1.0"`, `rank: "1.0" is not a level; ` + rank},
		{"rank", `" 1"`, `rank: " 1" is not a level; ` + rank},
		{"rank", `true`, `rank: true is not a level; ` + rank},
		{"city", `7`, `city: 7 is not a level; ` + city},
		{"city", `false`, `city: false is not a level; ` + city},
		{"city", `"rome"`, `city: "rome" is not a level; ` + city},
		{"resident", `1`, `resident: 1 is not true or false; ` + resident},
		{"resident", `"yes"`, `resident: "yes" is not true or false; ` + resident},
		{"city", `"` + longText + `"`, `city: "` + longText[:56] + `... is not a level; ` + city},
	}
	m := applicants(t)
	for _, test := range tests {
		row := fields(t, complete)
		row[test.field] = fields(t, `{"v":`+test.value+`}`)["v"]
		got, err := m.Bind(row)
		if err == nil {
			t.Errorf("%s %s: bound to %v", test.field, test.value, got)
			continue
		}
		if err.Error() != test.want {
			t.Errorf("%s %s:\n got %s\nwant %s", test.field, test.value, err, test.want)
		}
		problems, ok := err.(schema.Problems)
		if !ok || len(problems) != 1 || problems[0].Field != test.field || problems[0].Value.String() != test.value || problems[0].Allowed == "" {
			t.Errorf("%s %s: problems %+v", test.field, test.value, problems)
		}
	}
}

const longText = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, Wales"

func TestBindMissing(t *testing.T) {
	tests := []struct{ input, want string }{
		{`{"rank":1,"resident":true,"city":"Ulm","age":1}`,
			`gre: missing; send a number`},
		{`{"GRE":600,"rank":1,"resident":true,"city":"Ulm","age":1}`,
			`gre: missing; send a number; "GRE" is not a predictor of this model: did you mean "gre"?`},
		{`{"gre":600,"rnak":1,"extra":1,"resident":true,"city":"Ulm","age":1}`,
			`rank: missing; send one of "1", "2", "3", "4"; "rnak" is not a predictor of this model: did you mean "rank"?`},
		{`{"gre":"x","rank":1,"city":"Ulm","age":1}`,
			`gre: "x" is not a number; send a number such as 587.7 (trained on 220 to 800); resident: missing; send true or false`},
	}
	m := applicants(t)
	for _, test := range tests {
		if _, err := m.Bind(fields(t, test.input)); err == nil || err.Error() != test.want {
			t.Errorf("%s:\n got %v\nwant %s", test.input, err, test.want)
		}
	}
	all, _ := m.Bind(nil)
	if all != nil {
		t.Errorf("an empty row bound to %v", all)
	}
}

func TestBindIgnoresFurtherFields(t *testing.T) {
	m := applicants(t)
	row := fields(t, complete)
	row["colour"] = schema.Str("red")
	if _, err := m.Bind(row); err != nil {
		t.Errorf("an unknown field beside a complete row: %v", err)
	}
}

func TestListedStopsAtTwenty(t *testing.T) {
	levels := make([]string, 23)
	for i := range levels {
		levels[i] = "l"
	}
	want := `"l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l" and 3 more`
	if got := listed(levels); got != want {
		t.Errorf("got %s", got)
	}
}
