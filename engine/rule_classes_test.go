package engine

import (
	"math"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// TestClassesAreTight holds probabilities and their standard errors to a
// thousandth of the tolerance that their documents carry.
func TestClassesAreTight(t *testing.T) {
	seen := map[string]int{}
	for _, f := range fixtures.All() {
		c, err := f.Decode()
		if err != nil {
			t.Fatal(err)
		}
		switch r := c.Rule; {
		case r == nil:
			continue
		case r.Softmax != nil:
			seen["softmax"]++
		case r.Cumulative != nil:
			seen["cumulative"]++
		case r.Unclamped != nil:
			seen["unclamped"]++
		default:
			continue
		}
		c.Tolerance.Response, c.Tolerance.SE = 1e-12, 1e-12
		if err := compile(t, &c.Model).Replay(); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	if len(seen) != 3 {
		t.Errorf("fixtures of these rules only: %v", seen)
	}
}

// TestClassesRefuse changes one thing in a document and pins what is said of it.
func TestClassesRefuse(t *testing.T) {
	const again = "; export the fit again with modelexport; do not edit the document by hand"
	zero := schema.Number(0)
	tests := []struct {
		fixture, want string
		change        func(*schema.Model)
	}{
		{"multinom", `/response/classes: the rule gives probabilities by class and there are 0 classes` + again,
			func(m *schema.Model) { m.Response.Classes = nil }},
		{"multinom", `/response/classes: two classes are named "setosa"` + again,
			func(m *schema.Model) { m.Response.Classes[1] = "setosa" }},
		{"multinom", `/equations: 2 linear predictors for 3 classes` + again,
			func(m *schema.Model) { m.Rule.Softmax.Baseline = false }},
		{"multinom", `/rule/softmax/links: the first class has no linear predictor` + again,
			func(m *schema.Model) { m.Rule.Softmax.Links = true }},
		{"multinom", `/rule: 2 rules; there must be one` + again,
			func(m *schema.Model) { m.Rule.Unclamped = &schema.Unclamped{Mean: "exp"} }},
		{"multinom", `/family/name: unknown family "binomial"; known here: multinomial`,
			func(m *schema.Model) { m.Family.Name = "binomial" }},
		{"multinom-two", `/rule/unclamped: the mean "logistic" cannot have that end` + again,
			func(m *schema.Model) { m.Rule.Unclamped.End = &zero }},
		{"multinom-two", `/equations: one mean has one linear predictor, here are 2` + again,
			func(m *schema.Model) {
				m.Equations = []schema.Equation{{Name: "more", Coefficients: m.Coefficients}}
			}},
		{"clm", `/rule/cumulative/distribution: unknown distribution "log-gamma"; known here: cauchit, cloglog, logit, loglog, probit` + again,
			func(m *schema.Model) { m.Rule.Cumulative.Distribution = "log-gamma" }},
		{"clm", `/rule/cumulative/end: 0 is not a finite number above 0` + again,
			func(m *schema.Model) { m.Rule.Cumulative.End = &zero }},
		{"clm", `/rule/cumulative/thresholds: 3 thresholds for 5 classes` + again,
			func(m *schema.Model) { m.Rule.Cumulative.Thresholds = m.Rule.Cumulative.Thresholds[:3] }},
		{"clm", `/rule/cumulative/thresholds/0: not a finite number` + again,
			func(m *schema.Model) { m.Rule.Cumulative.Thresholds[0] = schema.Number(math.NaN()) }},
		{"clm", `/equations: 1 linear predictors where the rule has 2` + again,
			func(m *schema.Model) { m.Rule.Cumulative.Scale = true }},
		{"clm", `/rule/cumulative/covariance: 6 rows for 7 coefficients that are not aliased` + again,
			func(m *schema.Model) { m.Rule.Cumulative.Covariance = m.Rule.Cumulative.Covariance[:6] }},
		{"clm-nominal", `/equations: 5 linear predictors where the rule has 1` + again,
			func(m *schema.Model) { m.Rule.Cumulative.Thresholds = make([]schema.Number, 4) }},
		{"clm-nominal", `/equations: the thresholds have not the same aliased columns` + again,
			func(m *schema.Model) { m.Equations[1].Coefficients[1].Value = schema.Number(math.NaN()) }},
	}
	for _, test := range tests {
		source := fixtureNamed(t, test.fixture)
		test.change(source)
		_, err := Compile(source)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s\n got %v\nwant %s", test.fixture, err, test.want)
		}
	}
}

// TestNoStandardErrorsOfClasses: polr has none, so that asking says so.
func TestNoStandardErrorsOfClasses(t *testing.T) {
	for fixture, want := range map[string]error{"polr": ErrNoStandardErrors, "clm": nil} {
		m := compile(t, fixtureNamed(t, fixture))
		if err := m.Answers(Ask{SE: true}); err != want {
			t.Errorf("%s: %v, want %v", fixture, err, want)
		}
	}
}

// TestClassesDoNotAllocate: scoring into a prediction that was used before.
func TestClassesDoNotAllocate(t *testing.T) {
	if raceDetector {
		t.Skip("allocations are counted without -race")
	}
	for _, fixture := range []string{"multinom", "clm-nominal-scale", "glmnet-multinomial", "polr"} {
		m := compile(t, fixtureNamed(t, fixture))
		row, err := m.bindGolden(m.source.Cases[0].Input)
		if err != nil {
			t.Fatal(err)
		}
		var p Prediction
		m.ScoreInto(&p, row)
		if n := testing.AllocsPerRun(100, func() { m.ScoreInto(&p, row) }); n >= 1 {
			t.Errorf("%s allocates %v times a row", fixture, n)
		}
	}
}
