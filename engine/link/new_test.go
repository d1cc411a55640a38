package link

import (
	"math"
	"slices"
	"testing"
)

func TestNewRefuses(t *testing.T) {
	one, zero, third, inf, nan := 1.0, 0.0, 1.0/3, math.Inf(1), math.NaN()
	tests := []struct {
		name   string
		lambda *float64
		want   string
	}{
		{"loglog", nil, `unknown link "loglog"; known here: 1/mu^2, cauchit, cloglog, identity, inverse, log, logit, power, probit, sqrt`},
		{"", nil, `unknown link ""; known here: 1/mu^2, cauchit, cloglog, identity, inverse, log, logit, power, probit, sqrt`},
		{"mu^0.333", &third, `unknown link "mu^0.333"; known here: 1/mu^2, cauchit, cloglog, identity, inverse, log, logit, power, probit, sqrt`},
		{"log", &third, `the link "log" has no lambda`},
		{"power", nil, `the link "power" needs its lambda`},
		{"power", &one, `lambda 1 is not a power link: R makes identity of 1, log of 0 and less`},
		{"power", &zero, `lambda 0 is not a power link: R makes identity of 1, log of 0 and less`},
		{"power", &inf, `lambda +Inf is not a power link: R makes identity of 1, log of 0 and less`},
		{"power", &nan, `lambda NaN is not a power link: R makes identity of 1, log of 0 and less`},
	}
	for _, test := range tests {
		l, err := New(test.name, test.lambda)
		if err == nil || err.Error() != test.want || l != nil {
			t.Errorf("%q: got %v, %v\nwant %s", test.name, l, err, test.want)
		}
	}
}

func TestEveryNameIsInTheOracle(t *testing.T) {
	var tested []string
	for _, l := range readOracle(t).Links {
		tested = append(tested, l.Name)
	}
	for _, name := range Names() {
		if !slices.Contains(tested, name) {
			t.Errorf("testdata/links.R does not try %q", name)
		}
	}
}

func TestLinksAllocateNothing(t *testing.T) {
	lambda := 1.0 / 3
	for _, name := range Names() {
		given := &lambda
		if name != "power" {
			given = nil
		}
		l, err := New(name, given)
		if err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(10, func() { l.LinkInv(0.3); l.MuEta(0.3) }); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}
