package dist

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// functions are those of testdata/counts.R, by its names.
var functions = map[string]func(a []float64) float64{
	"qnorm":           func(a []float64) float64 { return QNorm(a[0]) },
	"dpois":           func(a []float64) float64 { return DPois(int(a[0]), a[1]) },
	"log dpois":       func(a []float64) float64 { return LogDPois(int(a[0]), a[1]) },
	"dnbinom":         func(a []float64) float64 { return DNBinom(int(a[0]), a[1], a[2]) },
	"log dnbinom":     func(a []float64) float64 { return LogDNBinom(int(a[0]), a[1], a[2]) },
	"log some pois":   func(a []float64) float64 { return LogSomePois(a[0]) },
	"log some nbinom": func(a []float64) float64 { return LogSomeNBinom(a[0], a[1]) },
}

// TestCountsEqualR holds each function against R's: the rounding of a sum of
// terms as large as the logarithm is all that may differ.
func TestCountsEqualR(t *testing.T) {
	data, err := os.ReadFile("testdata/counts.json")
	if err != nil {
		t.Fatalf("%v; run Rscript testdata/counts.R > testdata/counts.json", err)
	}
	var rows [][]any
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	worst := map[string]float64{}
	for _, row := range rows {
		name, a := row[0].(string), numbers(t, row[1:])
		r := a[len(a)-1]
		got := functions[name](a[:len(a)-1])
		off := math.Abs(got-r) / math.Abs(r)
		if got == r {
			off = 0
		}
		worst[name] = math.Max(worst[name], off)
		if !(off <= 2e-12) {
			t.Errorf("%s%v = %v, R says %v", name, a[:len(a)-1], got, r)
		}
	}
	for name := range functions {
		if _, there := worst[name]; !there {
			t.Errorf("no row of %s", name)
		}
		t.Logf("%s: largest relative error %.2g", name, worst[name])
	}
}

func numbers(t *testing.T, row []any) []float64 {
	t.Helper()
	a := make([]float64, len(row))
	for i, x := range row {
		switch x := x.(type) {
		case float64:
			a[i] = x
		case string:
			a[i] = math.Inf(map[string]int{"Inf": 1, "-Inf": -1}[x])
		default:
			t.Fatalf("%v is not a number", x)
		}
	}
	return a
}

func TestCountsOutside(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, x := range []struct{ got, want float64 }{
		{QNorm(-0.1), nan}, {QNorm(1.1), nan}, {QNorm(nan), nan},
		{LogDPois(3, nan), nan}, {LogDPois(3, inf), -inf}, {LogDPois(0, 0), 0}, {LogDPois(2, 0), -inf},
		{LogDNBinom(3, 2, nan), nan}, {LogDNBinom(0, 2, inf), -inf}, {LogDNBinom(1, 0, 1), nan},
		{LogSomePois(0), -inf}, {LogSomePois(inf), 0}, {LogSomeNBinom(2, inf), nan}, {LogSomePois(nan), nan},
	} {
		if x.got != x.want && !(math.IsNaN(x.got) && math.IsNaN(x.want)) {
			t.Errorf("got %v, want %v", x.got, x.want)
		}
	}
}
