package engine

import (
	"testing"

	"serverless-poc/schema"
)

// TestNoInterval says what a model lacks: standard errors, a newer document, or a
// class that has intervals.
func TestNoInterval(t *testing.T) {
	without := func(m *schema.Model) { m.StandardErrors = nil }
	for _, test := range []struct {
		fixture string
		change  func(*schema.Model)
		want    string
	}{
		{"admission-seed", without, "the model has no standard errors; export the fit with them or score without"},
		{"aliased-first", without, "the model has no standard errors; export the fit with them or score without"},
		{"aov", without, "the model has no standard errors; export the fit with them or score without"},
		{"admission-seed", func(m *schema.Model) { m.StandardErrors.Wald = "" },
			"the model's document has no interval, as it was written before format 1.2; export the fit again, or score without interval and level"},
		{"rlm", func(*schema.Model) {},
			`the model has no interval: there is one for lm, aov, glm and glm.nb, this is "rlm"; score without interval and level`},
	} {
		source := fixtureNamed(t, test.fixture)
		test.change(source)
		m := compile(t, source)
		for _, ask := range []Ask{{Interval: true}, {Level: 0.9}} {
			if err := m.Answers(ask); err == nil || err.Error() != test.want {
				t.Errorf("%s, %+v:\n got %v\nwant %s", test.fixture, ask, err, test.want)
			}
		}
	}
}

// TestUsualLevel: a level of 0 is 0.95, in the answer and in what is allowed of its
// ends, which goes by the width of the interval.
func TestUsualLevel(t *testing.T) {
	m := compile(t, fixtureNamed(t, "admission-seed"))
	c := m.source.Cases[0]
	row, err := m.bindGolden(c.Input)
	if err != nil {
		t.Fatal(err)
	}
	p := m.predicted(row, Ask{SE: true})
	d := differ{m: m, c: &c, p: &p, t: schema.Tolerance{SE: 1e-9}}
	ends := func(level schema.Number) (schema.Interval, float64) {
		c.Level = &level
		return m.interval(&p, float64(level)), d.end(0)
	}
	usual, allowed := ends(0.95)
	if at, most := ends(0); at != usual || most != allowed {
		t.Errorf("at level 0 %+v within %v; want %+v within %v", at, most, usual, allowed)
	}
	if at, most := ends(0.5); at == usual || most == allowed {
		t.Errorf("level 0.5 is no other than 0.95: %+v within %v", at, most)
	}
}
