package link

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// TestDistributionsEqualR holds both tails and the density against R's.
func TestDistributionsEqualR(t *testing.T) {
	data, err := os.ReadFile("testdata/distributions.json")
	if err != nil {
		t.Fatalf("%v; run Rscript testdata/distributions.R > testdata/distributions.json", err)
	}
	var rows [][]any
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	equal, numbers := 0, 0
	for _, row := range rows {
		name, x := row[0].(string), row[1].(float64)
		d, err := NewDistribution(name)
		if err != nil {
			t.Fatal(err)
		}
		seen[name]++
		for i, got := range []float64{d.Lower(x), d.Upper(x), d.Density(x)} {
			want, given := row[2+i].(float64)
			if !given {
				continue // only above 0
			}
			numbers++
			if got == want {
				equal++
			} else if !(math.Abs(got-want) <= want*(4e-16+2.3e-16*growth(name, x))) {
				t.Errorf("%s %s at %v: %v, R says %v", name, []string{"lower", "upper", "density"}[i], x, got, want)
			}
		}
	}
	for name := range distributions {
		if seen[name] == 0 {
			t.Errorf("no row of %s", name)
		}
	}
	t.Logf("%d of %d bit for bit", equal, numbers)
}

// growth is by how much the rounding of the inner exponential grows in the outer.
func growth(name string, x float64) float64 {
	if name == "loglog" || name == "cloglog" {
		return math.Min(math.Exp(math.Abs(x)), 1e5)
	}
	return 0
}

// TestTurned: ordinal:::getFittedC(Inf, -Inf, "cloglog") is -1.
func TestTurned(t *testing.T) {
	inf := math.Inf(1)
	d := distributions["cloglog"].Turned()
	if got := d.Lower(inf) - d.Lower(-inf); got != -1 {
		t.Errorf("got %v, R says -1", got)
	}
	if d.Lower(2) != distributions["cloglog"].Lower(2) {
		t.Error("a finite number is turned too")
	}
}

func TestNewDistributionRefuses(t *testing.T) {
	const want = `unknown distribution "log-gamma"; known here: cauchit, cloglog, logit, loglog, probit`
	if _, err := NewDistribution("log-gamma"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestUnclamped(t *testing.T) {
	end, bad := 15.0, -1.0
	for _, test := range []struct {
		mean string
		end  *float64
		eta  float64
		want float64
	}{ // exp() and 1/(1 + exp()) by R; nnet's sigmoid() beyond 15
		{"exp", nil, -40, 4.2483542552915889e-18},
		{"logistic", nil, -40, 4.2483542552915889e-18},
		{"logistic", nil, 0, 0.5},
		{"logistic", &end, -15.1, 0},
		{"logistic", &end, 15.1, 1},
		{"logistic", &end, -15, 3.0590222692562472e-07},
	} {
		l, err := NewUnclamped(test.mean, test.end)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.LinkInv(test.eta); got != test.want {
			t.Errorf("%s(%v) = %v, R says %v", test.mean, test.eta, got, test.want)
		}
	}
	for _, test := range []struct {
		mean string
		end  *float64
		want string
	}{
		{"probit", nil, `unknown mean "probit"; known here: exp, logistic`},
		{"exp", &end, `the mean "exp" cannot have that end`},
		{"logistic", &bad, `the mean "logistic" cannot have that end`},
	} {
		if _, err := NewUnclamped(test.mean, test.end); err == nil || err.Error() != test.want {
			t.Errorf("got %v, want %s", err, test.want)
		}
	}
}
