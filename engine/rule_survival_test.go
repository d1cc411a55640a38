package engine

import (
	"math"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// TestRulesAreTight holds the rules that are no means to a thousandth of the
// tolerance that their documents carry.
func TestRulesAreTight(t *testing.T) {
	seen := 0
	for _, f := range fixtures.All() {
		c, err := f.Decode()
		if err != nil {
			t.Fatal(err)
		}
		if r := c.Rule; r == nil || r.Hazard == nil && r.Accelerated == nil && r.Mixture == nil {
			continue
		}
		seen++
		c.Tolerance.Response, c.Tolerance.SE = 1e-12, 1e-12
		if err := compile(t, &c.Model).Replay(); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	if seen == 0 {
		t.Error("no fixture has such a rule")
	}
}

// TestRulesRefuse changes one thing in a document and pins what is said of it.
func TestRulesRefuse(t *testing.T) {
	const again = "; export the fit again with modelexport; do not edit the document by hand"
	number := func(x float64) *schema.Number { n := schema.Number(x); return &n }
	tests := []struct {
		fixture, want string
		change        func(*schema.Model)
	}{
		{"coxph-strata", `/rule/hazard/stratum: missing: there are 4 strata` + again,
			func(m *schema.Model) { m.Rule.Hazard.Stratum = nil }},
		{"coxph-strata", `/rule/hazard/stratum: it makes 4 levels, there are 3 strata` + again,
			func(m *schema.Model) { m.Rule.Hazard.Strata = m.Rule.Hazard.Strata[:3] }},
		{"coxph-strata", `/rule/hazard/stratum: a level is needed, this gives a number` + again,
			func(m *schema.Model) { m.Rule.Hazard.Stratum = &schema.Expr{Predictor: "age"} }},
		{"coxph", `/rule/hazard/stratum: there is no stratum` + again,
			func(m *schema.Model) { m.Rule.Hazard.Strata = nil }},
		{"coxph", `/rule/hazard/strata/0/center: 2 numbers for 3 coefficients` + again,
			func(m *schema.Model) { s := &m.Rule.Hazard.Strata[0]; s.Center = s.Center[:2] }},
		{"coxph", `/rule/hazard/strata/0/center/1: not a finite number` + again,
			func(m *schema.Model) { m.Rule.Hazard.Strata[0].Center[1] = nan }},
		{"coxph", `/rule/hazard/strata/0/times/3: not above the number before it` + again,
			func(m *schema.Model) { s := &m.Rule.Hazard.Strata[0]; s.Times[3] = s.Times[2] }},
		{"coxph", `/rule/hazard/strata/0/cumulative_hazard: 5 numbers for 138 times` + again,
			func(m *schema.Model) {
				s := &m.Rule.Hazard.Strata[0]
				s.CumulativeHazard = s.CumulativeHazard[:5]
			}},
		{"coxph", `/rule/hazard/strata/0/cumulative_hazard/0: negative` + again,
			func(m *schema.Model) { m.Rule.Hazard.Strata[0].CumulativeHazard[0] = -1 }},
		{"coxph", `/equations: proportional hazards have one linear predictor, here are 2` + again,
			func(m *schema.Model) {
				m.Equations = []schema.Equation{{Name: "b", Coefficients: m.Coefficients}}
			}},
		{"coxph", `/rule: 2 rules; there must be one` + again,
			func(m *schema.Model) { m.Rule.Several = &schema.Several{Names: []string{"a"}} }},
		{"coxph", `/family/name: unknown family "poisson"; known here: cox`,
			func(m *schema.Model) { m.Family.Name = "poisson" }},
		{"survreg-t", `/rule/accelerated/df: degrees of freedom belong to the distribution t, and to no other` + again,
			func(m *schema.Model) { m.Rule.Accelerated.DF = nil }},
		{"survreg-t", `/rule/accelerated/df: -1 is not above 0` + again,
			func(m *schema.Model) { m.Rule.Accelerated.DF = number(-1) }},
		{"survreg-weibull", `/rule/accelerated/distribution: unknown distribution "cauchy"; known here: extreme, gaussian, logistic, t`,
			func(m *schema.Model) { m.Rule.Accelerated.Distribution = "cauchy" }},
		{"survreg-weibull", `/rule/accelerated/scale/0: not above 0` + again,
			func(m *schema.Model) { m.Rule.Accelerated.Scale[0] = 0 }},
		{"survreg-weibull", `/rule/accelerated/stratum: missing: there are 2 strata` + again,
			func(m *schema.Model) { m.Rule.Accelerated.Scale = []schema.Number{1, 2} }},
		{"zeroinfl-poisson", `/rule/mixture/count/distribution: unknown distribution "binomial" of a count; known here: geometric, negbin, poisson`,
			func(m *schema.Model) { m.Rule.Mixture.Count.Distribution = "binomial" }},
		{"zeroinfl-poisson", `/rule/mixture/count/theta: a theta belongs to negbin, and to no other` + again,
			func(m *schema.Model) { m.Rule.Mixture.Count.Theta = number(1) }},
		{"zeroinfl-negbin", `/rule/mixture/count/theta: 0 is not a finite number above 0` + again,
			func(m *schema.Model) { m.Rule.Mixture.Count.Theta = number(0) }},
		{"zeroinfl-poisson", `/rule/mixture/zero/distribution: the zeros of a zero-inflated count are binomial, not "poisson"` + again,
			func(m *schema.Model) { m.Rule.Mixture.Zero.Distribution = "poisson" }},
		{"zeroinfl-poisson", `/rule/mixture/zero: binomial zeros have a link and no theta` + again,
			func(m *schema.Model) { m.Rule.Mixture.Zero.Link = nil }},
		{"hurdle-zero-poisson", `/rule/mixture/zero/link: poisson has the link log and no other` + again,
			func(m *schema.Model) { m.Rule.Mixture.Zero.Link = &schema.Link{Name: "log"} }},
		{"zeroinfl-poisson", `/equations: there must be one, that of the zeros; here are 0` + again,
			func(m *schema.Model) { m.Equations = nil }},
		{"zeroinfl-poisson", `/rule/mixture/most: 0 is not between 1 and 65536; fit smaller counts`,
			func(m *schema.Model) { m.Rule.Mixture.Most = 0 }},
	}
	for _, test := range tests {
		source := fixtureNamed(t, test.fixture)
		test.change(source)
		_, err := Compile(source)
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: got  %v\nwant %s", test.fixture, err, test.want)
		}
	}
}

// TestAsked takes times and quantiles as a caller writes them. The numbers are
// R's: summary(survfit(fit, row), times = c(0, 100, 5000), extend = TRUE) for
// age 60, sex 1, ph.ecog 1, and predict(type = "quantile") for age 60, sex 1.
func TestAsked(t *testing.T) {
	tests := []struct {
		fixture, row string
		times, ps    []string
		want         map[string]float64
	}{
		{"coxph", `{"age":60,"sex":1,"ph.ecog":1}`, []string{"0", "1e2", "100", "5000"}, nil,
			map[string]float64{"0": 1, "1e2": 0.850938787271151131, "100": 0.850938787271151131, "5000": 0.024905509495088674}},
		{"survreg-weibull", `{"age":60,"sex":1}`, nil, []string{"0", ".5", "0.50", "1"},
			map[string]float64{"0": 0, ".5": 282.91521175694584, "0.50": 282.91521175694584, "1": math.Inf(1)}},
	}
	for _, test := range tests {
		m := compile(t, fixtureNamed(t, test.fixture))
		ask := Ask{Times: asKeys(t, test.times), Quantiles: asKeys(t, test.ps)}
		if err := m.Answers(ask); err != nil {
			t.Fatal(err)
		}
		row, err := m.Bind(fields(t, test.row))
		if err != nil {
			t.Fatal(err)
		}
		s := m.Scored(m.Score(row), ask)
		got := s.Survival
		if got == nil {
			got = s.Quantile
		}
		if len(got) != len(test.want) {
			t.Errorf("%s: got %v, want %v", test.fixture, got, test.want)
		}
		for key, want := range test.want {
			if x := float64(got[key]); x != want && !(math.Abs(x-want) <= 1e-13*want) {
				t.Errorf("%s: %s is %v, R says %v", test.fixture, key, x, want)
			}
		}
	}
}

func asKeys(t *testing.T, texts []string) []Key {
	t.Helper()
	var list []Key
	for _, text := range texts {
		key, err := NewKey(text)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, key)
	}
	return list
}

// TestNoCurves: a fit that survfit() has no curves for offers no survival.
func TestNoCurves(t *testing.T) {
	m := compile(t, fixtureNamed(t, "coxph-contrasts"))
	const want = "the model has no survival at a time; score without times"
	if err := m.Answers(Ask{Times: asKeys(t, []string{"100"})}); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestNewStratum: coxph refuses one, survreg says NA of its quantiles alone.
func TestNewStratum(t *testing.T) {
	cox := compile(t, fixtureNamed(t, "coxph-strata-number"))
	_, err := cox.Bind(fields(t, `{"age":60,"sex":1,"ph.ecog":7}`))
	const want = `ph.ecog: 7 makes a level that the fit has not seen`
	if problems, _ := err.(schema.Problems); len(problems) != 1 || problems[0].Message != want {
		t.Errorf("got %v, want %s", err, want)
	}
	accelerated := compile(t, fixtureNamed(t, "survreg-strata"))
	row, err := accelerated.Bind(fields(t, `{"age":60,"sex":1,"ph.ecog":7}`))
	if err != nil {
		t.Fatal(err)
	}
	s := accelerated.Scored(accelerated.Score(row), Ask{Quantiles: asKeys(t, []string{"0.5"})})
	if !math.IsNaN(float64(s.Quantile["0.5"])) || math.IsNaN(float64(s.Response.Number)) {
		t.Errorf("the quantile is %v, the response %v; want NA and a number", s.Quantile["0.5"], s.Response)
	}
}
