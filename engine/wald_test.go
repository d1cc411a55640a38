package engine

import (
	"math"
	"testing"

	"serverless-poc/engine/link"
	"serverless-poc/schema"
)

// TestWald: the ends are in order, whatever way the link goes, and there are none
// where 0 between them is a pole or a turn. The numbers are by hand; R's own are
// in the golden cases.
func TestWald(t *testing.T) {
	const half = 0.6744897501960817 // qnorm(0.75)
	na := math.NaN()
	for _, test := range []struct {
		link         string
		eta, se      float64
		lower, upper float64
	}{
		{"identity", 1, 2 / half, -1, 3},
		{"log", 0, 1 / half, math.Exp(-1), math.E},
		{"inverse", 2, 1 / half, 1.0 / 3, 1},
		{"inverse", -2, 1 / half, -1, -1.0 / 3},
		{"inverse", 1, 2 / half, na, na},
		{"sqrt", 2, 1 / half, 1, 9},
		{"sqrt", -2, 1 / half, 1, 9},
		{"sqrt", 1, 2 / half, na, na},
		{"1/mu^2", 2.5, 1.5 / half, 0.5, 1},
		{"1/mu^2", 1, 2 / half, na, na},
	} {
		l, err := link.New(test.link, nil)
		if err != nil {
			t.Fatal(err)
		}
		m := &Model{
			source: &schema.Model{Family: schema.Family{Link: schema.Link{Name: test.link}}},
			link:   l,
			errors: &standardErrors{wald: schema.WaldNormal},
		}
		i := m.interval(&Prediction{Link: test.eta, SELink: test.se}, 0.5)
		if i.PredLower != nil || i.PredUpper != nil {
			t.Errorf("%s: there is an interval of a new observation", test.link)
		}
		for end, pair := range map[string][2]float64{"lower": {float64(i.ConfLower), test.lower}, "upper": {float64(i.ConfUpper), test.upper}} {
			if !(math.Abs(pair[0]-pair[1]) <= 1e-14*math.Abs(pair[1])) && !(math.IsNaN(pair[0]) && math.IsNaN(pair[1])) {
				t.Errorf("%s of %v, %v: %s is %v, want %v", test.link, test.eta, test.se, end, pair[0], pair[1])
			}
		}
	}
}
