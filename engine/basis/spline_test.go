package basis

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"
)

// number reads what splines.R writes.
type number float64

func (n *number) UnmarshalJSON(b []byte) error {
	switch string(b) {
	case "null":
		*n = number(math.NaN())
	case `"Inf"`:
		*n = number(math.Inf(1))
	case `"-Inf"`:
		*n = number(math.Inf(-1))
	default:
		return json.Unmarshal(b, (*float64)(n))
	}
	return nil
}

func floats(n []number) []float64 {
	f := make([]float64, len(n))
	for i, x := range n {
		f[i] = float64(x)
	}
	return f
}

// TestBasesEqualR holds poly, bs and ns against R's predict(), inside, at the
// knots and far beyond, within 1e-15 of the largest column or of 1, and
// poly and ns to the bit.
func TestBasesEqualR(t *testing.T) {
	data, err := os.ReadFile("testdata/splines.json")
	if err != nil {
		t.Fatalf("%v; run Rscript testdata/splines.R > testdata/splines.json", err)
	}
	var entries []struct {
		Name               string
		Alpha, Norm2       []number
		Degree             int
		Knots, Boundary    []number
		Intercept, Natural bool
		X                  []number
		Y                  [][]number
	}
	if err := json.Unmarshal(data, &entries); err != nil {
		t.Fatal(err)
	}
	numbers, equal, worst := 0, 0, 0.0
	byKind := map[string][2]int{}
	for _, e := range entries {
		var b interface {
			Columns() int
			Eval(x float64, out []float64)
		}
		if e.Alpha != nil {
			b, err = NewPoly(floats(e.Alpha), floats(e.Norm2))
		} else {
			b, err = NewSpline(e.Degree, floats(e.Knots), floats(e.Boundary), e.Intercept, e.Natural)
		}
		if err != nil {
			t.Errorf("%s: %v", e.Name, err)
			continue
		}
		for i, x := range e.X {
			out := make([]float64, b.Columns())
			if len(out) != len(e.Y[i]) {
				t.Fatalf("%s: %d columns, R has %d", e.Name, len(out), len(e.Y[i]))
			}
			b.Eval(float64(x), out)
			scale := 1.0 // the B-splines sum to 1, the one without an intercept included
			for _, y := range e.Y[i] {
				if s := math.Abs(float64(y)); s > scale && !math.IsInf(s, 1) {
					scale = s
				}
			}
			for j, y := range e.Y[i] {
				numbers++
				kind, _, _ := strings.Cut(e.Name, " ")
				count := byKind[kind]
				count[1]++
				if out[j] == float64(y) || math.IsNaN(out[j]) && math.IsNaN(float64(y)) {
					equal++
					count[0]++
					byKind[kind] = count
					continue
				}
				byKind[kind] = count
				off := math.Abs(out[j]-float64(y)) / scale
				worst = math.Max(worst, off)
				if !(off <= 1e-15) {
					t.Errorf("%s at %v, column %d: %v, R says %v", e.Name, x, j, out[j], y)
				}
			}
		}
	}
	for _, kind := range []string{"poly", "ns"} {
		if n := byKind[kind]; n[0] != n[1] {
			t.Errorf("%s: %d of %d bit for bit", kind, n[0], n[1])
		}
	}
	t.Logf("bit for bit by kind: %v", byKind)
	t.Logf("%d numbers, %d bit for bit, largest error %.2g of the largest column", numbers, equal, worst)
}
