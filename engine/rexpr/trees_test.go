package rexpr

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"serverless-poc/schema"
)

// columns are the predictors of testdata/trees.R.
var columns = []Predictor{
	{Name: "x", Type: schema.Numeric},
	{Name: "b", Type: schema.Logical},
	{Name: "f", Type: schema.Factor, Levels: []string{"a", "b", "c"}},
	{Name: "o", Type: schema.Ordered, Levels: []string{"low", "mid", "high"}},
}

// TestTrees holds whole expressions against R, bit for bit, and sees that a row
// needs no memory.
func TestTrees(t *testing.T) {
	data, err := os.ReadFile("testdata/trees.json")
	if err != nil {
		t.Fatalf("%v; run Rscript testdata/trees.R > testdata/trees.json", err)
	}
	var oracle struct {
		Rows  map[string][]schema.Number
		Trees []struct {
			R    string
			Tree schema.Expr
			Y    []schema.Number
		}
	}
	if err := json.Unmarshal(data, &oracle); err != nil {
		t.Fatal(err)
	}
	row := make([]float64, len(columns))
	for _, tree := range oracle.Trees {
		p, err := Compile(&tree.Tree, "", NewScope(columns))
		if err != nil {
			t.Errorf("%s: %v", tree.R, err)
			continue
		}
		for i, y := range tree.Y {
			for j, c := range columns {
				row[j] = float64(oracle.Rows[c.Name][i])
			}
			if got := p.Eval(row); got != float64(y) && !(math.IsNaN(got) && math.IsNaN(float64(y))) {
				t.Errorf("%s at %v: %v, R says %v", tree.R, row, got, float64(y))
			}
		}
		if n := testing.AllocsPerRun(10, func() { p.Eval(row) }); n != 0 {
			t.Errorf("%s allocates %v times", tree.R, n)
		}
	}
	t.Logf("%d trees of %d rows", len(oracle.Trees), len(oracle.Rows["x"]))
}
