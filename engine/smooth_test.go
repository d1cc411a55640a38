package engine

import (
	"math"
	"os"
	"testing"

	"serverless-poc/schema"
)

// TestSmooths compares the columns of every kind of smooth with mgcv's own
// PredictMat(), within and beyond the knots. The oracle is
// testdata/smooths/smooths.R. Steps and sums are in R's order, so nothing but a
// rounding of the C library may differ: thin plate columns are small differences
// of large numbers, where it would show at once.
func TestSmooths(t *testing.T) {
	type one struct {
		Name    string            `json:"name"`
		Terms   []string          `json:"terms"`
		Smooth  schema.Smooth     `json:"smooth"`
		Rows    [][]schema.Number `json:"rows"`
		Columns [][]schema.Number `json:"columns"`
	}
	data, err := os.ReadFile("testdata/smooths/smooths.json")
	if err != nil {
		t.Fatal(err)
	}
	all, err := schema.Decode[[]one](data)
	if err != nil {
		t.Fatal(err)
	}
	if len(*all) < 20 {
		t.Fatalf("only %d smooths; run Rscript smooths.R in testdata/smooths", len(*all))
	}
	for _, k := range *all {
		t.Run(k.Name, func(t *testing.T) {
			s := compileOneSmooth(t, k.Terms, &k.Smooth)
			out, work := make([]float64, s.columns()), make([]float64, s.work())
			equal, most := 0, 0.0
			for i, row := range k.Rows {
				s.eval(floats(row), out, work)
				if len(k.Columns[i]) != len(out) {
					t.Fatalf("%d columns, R has %d", len(out), len(k.Columns[i]))
				}
				scale := 0.0
				for _, r := range k.Columns[i] {
					scale = max(scale, math.Abs(float64(r)))
				}
				for j, r := range k.Columns[i] {
					if same(out[j], r) {
						equal++
						continue
					}
					off := math.Abs(out[j]-float64(r)) / scale
					most = max(most, off)
					if !(off <= 1e-15) {
						t.Errorf("%v column %d: %v, R says %v", row, j, out[j], float64(r))
					}
				}
			}
			t.Logf("%d of %d bit for bit, at most %.1e of the largest column off", equal, len(out)*len(k.Rows), most)
		})
	}
}

// compileOneSmooth compiles a smooth of numeric predictors.
func compileOneSmooth(t testing.TB, terms []string, source *schema.Smooth) *smooth {
	t.Helper()
	m := &Model{}
	for _, name := range terms {
		m.predictors = append(m.predictors, predictor{name: name, kind: schema.Numeric})
	}
	m.scope = scopeOf(m.predictors)
	s, err := m.compileSmooth("/smooth", source, false)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
