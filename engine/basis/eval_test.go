package basis

import (
	"math"
	"testing"
)

// TestNewRefuses pins what is no basis.
func TestNewRefuses(t *testing.T) {
	ends := []float64{0, 1}
	tests := []struct {
		degree          int
		knots, boundary []float64
		natural         bool
		want            string
	}{
		{0, nil, ends, false, "a degree of 0 is not known here"},
		{40, nil, ends, false, "a degree of 40 is not known here"},
		{2, nil, ends, true, "a degree of 2 is not known here"},
		{3, nil, []float64{1, 0}, false, "the boundary is not two numbers that ascend"},
		{3, nil, []float64{0}, false, "the boundary is not two numbers that ascend"},
		{3, []float64{math.NaN()}, ends, false, "knot 8 is not a finite number"},
		{3, []float64{2}, ends, false, "knot 0 is beyond the boundary"},
	}
	for _, test := range tests {
		_, err := NewSpline(test.degree, test.knots, test.boundary, false, test.natural)
		if err == nil || err.Error() != test.want {
			t.Errorf("degree %d, knots %v, boundary %v: %v, want %s", test.degree, test.knots, test.boundary, err, test.want)
		}
	}
	if _, err := NewPoly([]float64{1}, []float64{1, 2}); err == nil || err.Error() != "1 numbers alpha and 2 norm2; there must be at least one and two more" {
		t.Error(err)
	}
	if _, err := NewPoly([]float64{1}, []float64{1, 0, 2}); err == nil || err.Error() != "norm2 1 is not a positive number" {
		t.Error(err)
	}
}

func cubic(t testing.TB, natural bool) *Spline {
	s, err := NewSpline(3, []float64{0.2, 0.5, 0.7}, []float64{0, 1}, false, natural)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEvalAllocatesNothing(t *testing.T) {
	poly, err := NewPoly([]float64{1, 2, 3}, []float64{1, 2, 3, 4, 5})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range []interface {
		Columns() int
		Eval(x float64, out []float64)
	}{poly, cubic(t, false), cubic(t, true)} {
		out := make([]float64, b.Columns())
		for _, x := range []float64{0.3, -4, 9, math.NaN()} {
			if n := testing.AllocsPerRun(10, func() { b.Eval(x, out) }); n != 0 {
				t.Errorf("%T allocates %v times at %v", b, n, x)
			}
		}
	}
}

// FuzzSpline gives any knots and any number: a basis or an error.
func FuzzSpline(f *testing.F) {
	f.Add(3, 0.2, 0.5, 0.0, 1.0, true, true, 0.3)
	f.Add(1, 0.5, 0.5, 0.0, 1.0, false, false, -1e300)
	f.Add(31, 1e-300, 1e300, 0.0, math.MaxFloat64, true, false, math.Inf(1))
	f.Fuzz(func(t *testing.T, degree int, a, b, lower, upper float64, intercept, natural bool, x float64) {
		s, err := NewSpline(degree, []float64{a, b}, []float64{lower, upper}, intercept, natural)
		if err == nil {
			s.Eval(x, make([]float64, s.Columns()))
		}
	})
}

func BenchmarkEval(b *testing.B) {
	for name, natural := range map[string]bool{"bs": false, "ns": true} {
		s := cubic(b, natural)
		out := make([]float64, s.Columns())
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.Eval(0.3, out)
			}
		})
	}
}
