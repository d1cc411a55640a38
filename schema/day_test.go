package schema

import (
	"fmt"
	"math"
	"testing"
)

// R: format(as.Date(n, origin = "1970-01-01")), which floors too.
func TestDay(t *testing.T) {
	for _, test := range []struct {
		n    Number
		want string
	}{
		{0, "1970-01-01"}, {-1, "1969-12-31"}, {19723, "2024-01-01"}, {19723.9, "2024-01-01"}, {-0.5, "1969-12-31"},
		{11016, "2000-02-29"}, {-719162, "0001-01-01"}, {2932896, "9999-12-31"},
	} {
		if got := Day(test.n); got != test.want {
			t.Errorf("%v: %s; want %s", test.n, got, test.want)
		}
	}
}

// Text is what stands in a document; %v stays that of a float64.
func TestNumberText(t *testing.T) {
	for _, test := range []struct {
		n          Number
		want, verb string
	}{
		{0.1, "0.1", "0.1"}, {1e6, "1000000", "1e+06"}, {1e-7, "1e-7", "1e-07"},
		{Number(math.Inf(-1)), `"-Inf"`, "-Inf"}, {Number(math.NaN()), "null", "NaN"},
	} {
		if got, verb := test.n.Text(), fmt.Sprint(test.n); got != test.want || verb != test.verb {
			t.Errorf("%s, %s; want %s, %s", got, verb, test.want, test.verb)
		}
	}
}
