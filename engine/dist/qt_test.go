package dist

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// TestQTEqualsR holds the quantile against R's within 1e-13.
func TestQTEqualsR(t *testing.T) {
	data, err := os.ReadFile("testdata/qt.json")
	if err != nil {
		t.Fatalf("%v; run Rscript testdata/qt.R > testdata/qt.json", err)
	}
	var rows [][3]float64
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	worst := 0.0
	for _, r := range rows {
		got := QT(r[0], r[1])
		off := math.Abs(got-r[2]) / r[2]
		worst = math.Max(worst, off)
		if !(off <= 1e-13) {
			t.Errorf("QT(%v, %v) = %v, R says %v", r[0], r[1], got, r[2])
		}
	}
	t.Logf("%d quantiles, largest relative error %.2g", len(rows), worst)
}

func TestQTEnds(t *testing.T) {
	for _, x := range []struct{ p, df, want float64 }{
		{0.5, 7, 0}, {0, 7, math.Inf(1)}, {0.025, 0, math.NaN()}, {0.025, math.NaN(), math.NaN()}, {0.6, 3, math.NaN()},
	} {
		if got := QT(x.p, x.df); got != x.want && !(math.IsNaN(got) && math.IsNaN(x.want)) {
			t.Errorf("QT(%v, %v) = %v, want %v", x.p, x.df, got, x.want)
		}
	}
}
