package psi

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// said is testdata/psi.json, which R wrote (testdata/psi.R).
type said struct {
	Pairs []struct {
		Name           string
		Training, Seen []int
		Bins           int
		PSI, P, Chance float64
	}
	Quantiles, Tails []struct{ DF, P, X float64 }
}

func read(t *testing.T) said {
	t.Helper()
	data, err := os.ReadFile("testdata/psi.json")
	if err != nil {
		t.Fatal(err)
	}
	var r said
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Pairs) < 6 || len(r.Quantiles) < 40 || len(r.Tails) < 40 {
		t.Fatalf("%d, %d and %d numbers of R: the file is not whole", len(r.Pairs), len(r.Quantiles), len(r.Tails))
	}
	return r
}

// near says that got is want to within 1e-11 of it, or of something tiny.
func near(got, want float64) bool {
	return math.Abs(got-want) <= 1e-11*math.Abs(want)+1e-300
}

func TestIndexAsR(t *testing.T) {
	for _, p := range read(t).Pairs {
		x, err := Compare(p.Training, p.Seen)
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		if !near(x.Value, p.PSI) || x.Bins != p.Bins {
			t.Errorf("%s: %v of %d bins, R says %v of %d", p.Name, x.Value, x.Bins, p.PSI, p.Bins)
		}
		if got := x.PValue(); !near(got, p.P) {
			t.Errorf("%s: p-value %v, R says %v", p.Name, got, p.P)
		}
		if got := x.Chance(4); !near(got, p.Chance) {
			t.Errorf("%s: bound %v, R says %v", p.Name, got, p.Chance)
		}
	}
}

func TestChiSquareAsR(t *testing.T) {
	r := read(t)
	for _, q := range r.Quantiles {
		if got := quantile(q.P, q.DF); !near(got, q.X) {
			t.Errorf("qchisq(%v, %v, lower.tail = FALSE): %v, R says %v", q.P, q.DF, got, q.X)
		}
	}
	for _, q := range r.Tails {
		if got := upperTail(q.X, q.DF); !near(got, q.P) {
			t.Errorf("pchisq(%v, %v, lower.tail = FALSE): %v, R says %v", q.X, q.DF, got, q.P)
		}
	}
}

func TestCompareRefuses(t *testing.T) {
	for _, c := range []struct {
		training, seen []int
		want           string
	}{
		{[]int{1, 2}, []int{1, 2, 3}, "2 bins of the training data and 3 of what is seen are not the same"},
		{[]int{1, 2}, []int{1, -2}, "bin 2 has 2 and -2 rows; a count is not negative"},
	} {
		if _, err := Compare(c.training, c.seen); err == nil || err.Error() != c.want {
			t.Errorf("%v; want %s", err, c.want)
		}
	}
}

// An index must be large and more than chance: neither is enough alone.
func TestJudge(t *testing.T) {
	for _, c := range []struct {
		name string
		x    Index
		want Verdict
	}{
		{"nothing moved", Index{0.004, 10, 400, 10000}, Stable},
		{"significant, but of no size", Index{0.09, 10, 400, 10000}, Stable},
		{"moved", Index{0.12, 10, 400, 10000}, Watch},
		{"moved far", Index{0.26, 10, 400, 10000}, Drifted},
		{"large by chance", Index{0.3, 10, 400, 60}, TooFew},
		{"larger than chance, of few rows", Index{1.5, 10, 400, 60}, Drifted},
		{"a bound between the sizes: nothing", Index{0.12, 10, 400, 160}, Stable},
		{"a bound between the sizes: much", Index{0.26, 10, 400, 160}, Drifted},
		{"no row", Index{0, 10, 400, 0}, TooFew},
		{"no training row", Index{0, 10, 0, 400}, TooFew},
		{"a constant", Index{0, 1, 400, 20}, Stable},
	} {
		if got := Judge(c.x, 4); got != c.want {
			t.Errorf("%s: %s (bound %.3f); want %s", c.name, got, c.x.Chance(4), c.want)
		}
	}
}

// With the rows that are needed the bound is what was asked for, with one less
// it is not; training data that are too few are never enough.
func TestNeeded(t *testing.T) {
	for _, training := range []int{150, 400, 100000} {
		x := Index{Bins: 10, Training: training}
		n, ok := x.Needed(Large, 4)
		if !ok {
			t.Errorf("%d training rows: no number is enough", training)
			continue
		}
		x.Seen = n
		if got := x.Chance(4); got > Large {
			t.Errorf("%d rows are not enough: %v", n, got)
		}
		x.Seen = n - 1
		if got := x.Chance(4); got <= Large {
			t.Errorf("%d rows were enough: %v", n-1, got)
		}
	}
	if n, ok := (Index{Bins: 10, Training: 90}).Needed(Large, 4); ok {
		t.Errorf("90 training rows in 10 bins: %d", n)
	}
	if n, ok := (Index{Bins: 1, Training: 90}).Needed(Large, 4); n != 1 || !ok {
		t.Errorf("a constant: %d, %t", n, ok)
	}
}

func TestWorse(t *testing.T) {
	order := []Verdict{Stable, TooFew, Watch, Drifted}
	for i, a := range order {
		for j, b := range order {
			if got := a.Worse(b); got != order[max(i, j)] {
				t.Errorf("%s and %s: %s", a, b, got)
			}
		}
	}
}
