package rexpr

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"testing"

	"serverless-poc/schema"
)

// allowed is how many units in the last place a function may differ from the C
// library of the R that wrote the numbers; the others must be equal to the bit.
var allowed = map[string]uint64{
	"exp": 1, "expm1": 1, "log": 1, "log10": 2, "log1p": 1, "log2": 1, "^": 1, // the C library's own error is below 0.52, for fdlibm's below 2
	"sin": 1, "cos": 1, "tan": 1, "sinpi": 1, "cospi": 1, "tanpi": 1, "asin": 1, "acos": 1, "atan": 1, "atan2": 1,
	"sinh": 1, "cosh": 1, "tanh": 2, "asinh": 1, "acosh": 1, "atanh": 1,
}

// An oracle is one function of functions.json: a list per argument, of one
// number for all or of one for each of y.
type oracle struct {
	Name string
	Args [][]schema.Number
	Y    []schema.Number
}

func oracles(t *testing.T) []oracle {
	path := cmp.Or(os.Getenv("FUNCTIONS"), "testdata/functions.json")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run Rscript testdata/functions.R > testdata/functions.json", err)
	}
	var list []oracle
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// A measure is how near a function is to R.
type measure struct {
	numbers, equal int
	worst          uint64
	at             string
}

// TestFunctionsEqualR holds every function of the table against R's own values:
// those of testdata/functions.json, or of the file that FUNCTIONS names.
func TestFunctionsEqualR(t *testing.T) {
	measures := map[string]*measure{}
	var all measure
	for _, o := range oracles(t) {
		m := measures[o.Name]
		if m == nil {
			m = &measure{}
			measures[o.Name] = m
		}
		m.hold(t, o)
	}
	for _, name := range slices.Sorted(maps.Keys(measures)) {
		m := measures[name]
		t.Logf("%-10s %6d of %6d bit for bit, at worst %d ulp %s", name, m.equal, m.numbers, m.worst, m.at)
		all.numbers, all.equal = all.numbers+m.numbers, all.equal+m.equal
		if m.worst > allowed[name] {
			t.Errorf("%s: %d ulp from R at %s; %d allowed", name, m.worst, m.at, allowed[name])
		}
	}
	t.Logf("%d of %d bit for bit", all.equal, all.numbers)
	for name := range functions() {
		if measures[name] == nil && name != "%in%" && name != "NA" { // see TestTrees
			t.Errorf("%s is held against nothing; add it to testdata/functions.R", name)
		}
	}
}

// hold compares one function over its list of arguments.
func (m *measure) hold(t *testing.T, o oracle) {
	call := schema.Expr{Call: o.Name}
	var predictors []Predictor
	for i := range o.Args {
		name := fmt.Sprintf("x%d", i)
		predictors = append(predictors, Predictor{Name: name, Type: schema.Numeric})
		call.Args = append(call.Args, schema.Expr{Predictor: name})
	}
	p, err := Compile(&call, "", NewScope(predictors))
	if err != nil {
		t.Fatalf("%s: %v", o.Name, err)
	}
	row := make([]float64, len(o.Args))
	for i, y := range o.Y {
		for j, x := range o.Args {
			row[j] = float64(x[i%len(x)])
		}
		m.numbers++
		got := p.Eval(row)
		switch d := ulps(got, float64(y)); {
		case d == 0:
			m.equal++
		case d > m.worst:
			m.worst, m.at = d, fmt.Sprintf("(%v: %v, R says %v)", row, got, float64(y))
		}
	}
}

// ulps is how many doubles lie between a and b; NaN equals NaN and 0 not -0.
func ulps(a, b float64) uint64 {
	switch {
	case math.IsNaN(a) && math.IsNaN(b), math.Float64bits(a) == math.Float64bits(b):
		return 0
	case math.IsNaN(a) || math.IsNaN(b) || math.Signbit(a) != math.Signbit(b):
		return math.MaxUint64
	}
	x, y := math.Float64bits(a), math.Float64bits(b)
	return max(x, y) - min(x, y)
}
