package link

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"
)

// number is a double as links.R writes it.
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

// oracle is testdata/links.json, written by testdata/links.R.
type oracle struct {
	R     string
	Eta   []number
	Links []struct {
		Name    string
		Lambda  *float64
		LinkInv []number `json:"linkinv"`
		MuEta   []number `json:"mu_eta"`
	}
}

func readOracle(t testing.TB) oracle {
	t.Helper()
	data, err := os.ReadFile("testdata/links.json")
	if err != nil {
		t.Fatal(err)
	}
	var o oracle
	if err := json.Unmarshal(data, &o); err != nil {
		t.Fatal(err)
	}
	if len(o.Eta) == 0 || len(o.Links) == 0 {
		t.Fatal("testdata/links.json is empty; run Rscript links.R in testdata")
	}
	return o
}

// ulps is how many doubles lie between a and b.
func ulps(a, b float64) uint64 {
	if a == b || math.IsNaN(a) && math.IsNaN(b) {
		return 0
	}
	if math.IsNaN(a) || math.IsNaN(b) || math.Signbit(a) != math.Signbit(b) {
		return math.MaxUint64
	}
	x, y := math.Float64bits(a), math.Float64bits(b)
	return max(x, y) - min(x, y)
}

func TestLinksEqualR(t *testing.T) {
	o := readOracle(t)
	for _, want := range o.Links {
		name := want.Name
		if want.Lambda != nil {
			name = fmt.Sprintf("power(%v)", *want.Lambda)
		}
		t.Run(name, func(t *testing.T) {
			l, err := New(want.Name, want.Lambda)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, "linkinv", o.Eta, want.LinkInv, l.LinkInv)
			compare(t, "mu.eta", o.Eta, want.MuEta, l.MuEta)
		})
	}
}

// compare wants every number within two units in the last place of R's.
func compare(t *testing.T, what string, eta, want []number, f func(float64) float64) {
	t.Helper()
	equal, worst, at := 0, uint64(0), 0.0
	for i, e := range eta {
		d := ulps(f(float64(e)), float64(want[i]))
		if d == 0 {
			equal++
		}
		if d > worst {
			worst, at = d, float64(e)
		}
	}
	t.Logf("%s: %d of %d bit for bit, at worst %d ulp (at %v)", what, equal, len(eta), worst, at)
	if worst > 2 {
		t.Errorf("%s: %d ulp off R at eta = %v, more than 2", what, worst, at)
	}
}
