package converter

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"serverless-poc/schema"
)

// printed is the line of a coefficient in the tables of d.
func printed(t *testing.T, d *Difference, coefficient string) string {
	t.Helper()
	var b strings.Builder
	if err := d.Print(&b); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		if f := strings.Fields(line); len(f) > 0 && f[0] == coefficient {
			return strings.Join(f, " ")
		}
	}
	t.Fatalf("no line of %s:\n%s", coefficient, b.String())
	return ""
}

// A standard error that is next to nothing makes an infinite change: it is drawn
// at the end of the axis, and is over every limit.
func TestInfiniteChange(t *testing.T) {
	for _, test := range []struct {
		by            schema.Number
		x, line, says string
	}{
		{1, "640", "gre 0.0022644 1.0023 +1 +Inf o-----------*|", "+Inf"},
		{-1, "240", "gre 0.0022644 -0.99774 -1 -Inf *-----------o |", "-Inf"},
	} {
		old := changed(t, func(a *schema.Artefact) { a.Coefficients[1].StdError = 5e-324 })
		new := changed(t, func(a *schema.Artefact) { a.Coefficients[1].Value += test.by })
		d := &Difference{Coefficients: coefficientChanges(old, new, movedSet{})}
		if got := printed(t, d, "gre"); got != test.line {
			t.Errorf("%q; want %q", got, test.line)
		}
		picture := string(d.SVG())
		if circle := `<circle class="n" cx="` + test.x + `"`; !strings.Contains(picture, circle) || !strings.Contains(picture, ">"+test.says+"</text>") {
			t.Errorf("no %s and %s in %s", circle, test.says, picture)
		}
		most := schema.Number(1e300)
		findings := d.Hold(&schema.StackLimit{CoefficientSE: &most})
		if len(findings) != 1 || !findings[0].Over || !math.IsInf(float64(findings[0].Measured), 1) {
			t.Errorf("%+v", findings)
		}
		if document, err := d.JSON(); err != nil || !json.Valid(document) {
			t.Errorf("%s, %v", document, err)
		}
	}
}

// A coefficient without a standard error compares all the same: its change is
// said, and has no place on the axis. One of another basis does not compare.
func TestChangeWithoutStandardError(t *testing.T) {
	na := schema.Number(math.NaN())
	for _, test := range []struct {
		change     CoefficientChange
		line, says string
	}{
		{CoefficientChange{Old: 1, New: 1.5}, "x 1 1.5 +0.5", "+0.5"},
		{CoefficientChange{Old: 1, New: na}, "x 1 NA NA", "NA"},
		{CoefficientChange{Old: 1, New: 1.5, Incomparable: true}, "x 1 1.5 does not compare", "does not compare"},
	} {
		c := test.change
		c.Name, c.StdError, c.SE = "x", na, na
		d := &Difference{Coefficients: []CoefficientChange{c}}
		if got := printed(t, d, "x"); got != test.line {
			t.Errorf("%q; want %q", got, test.line)
		}
		if picture := string(d.SVG()); strings.Count(picture, `x="660"`) != 1 || !strings.Contains(picture, ">"+test.says+"</text>") {
			t.Errorf("no %q in %s", test.says, picture)
		}
	}
}
