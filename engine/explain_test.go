package engine

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// explainedModels are the fixtures that carry R's predict(type = "terms").
func explainedModels(t *testing.T) []*Model {
	t.Helper()
	var all []*Model
	for _, f := range fixtures.All() {
		c, err := f.Decode()
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Coefficients) > 0 && c.Coefficients[0].Mean != nil {
			all = append(all, compile(t, &c.Model))
		}
	}
	if len(all) == 0 {
		t.Fatal("no fixture has means; run Rscript fixtures/make-all.R")
	}
	return all
}

// TestExplanationSums holds what an answer promises: the constant, the offset and
// the terms are the linear predictor.
func TestExplanationSums(t *testing.T) {
	offsets, rows := 0, 0
	for _, m := range explainedModels(t) {
		for _, c := range m.source.Cases {
			row, err := m.bindGolden(c.Input)
			if c.Expect == nil || err != nil {
				continue
			}
			p, s, err := m.Answer(row, Ask{Explain: true})
			if err != nil || s.Terms == nil {
				t.Fatalf("%s: %v", m.source.Name, err)
			}
			sum := float64(s.Terms.Constant)
			if s.Terms.Offset != nil {
				offsets++
				sum += float64(*s.Terms.Offset)
			}
			for _, x := range s.Terms.Terms {
				sum += float64(x)
			}
			scale := m.explain(row, true).scale
			if near := math.Abs(sum-p.Link) <= 1e-13*scale; !near && isFinite(p.Link) {
				t.Errorf("%s, %s: the parts sum to %v, the linear predictor is %v", m.source.Name, c.Name, sum, p.Link)
			}
			rows++
		}
	}
	if offsets == 0 || rows == 0 {
		t.Errorf("%d rows, %d with an offset: both are wanted", rows, offsets)
	}
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// TestReplayDetectsAChangedMean: terms and constant are part of the proof.
func TestReplayDetectsAChangedMean(t *testing.T) {
	source := fixtureNamed(t, "admission-seed")
	mean := *source.Coefficients[1].Mean * (1 + 1e-9)
	source.Coefficients[1].Mean = &mean
	err := compile(t, source).Replay()
	if err == nil || !strings.Contains(err.Error(), `case "typical": constant: R says `) || !strings.Contains(err.Error(), `case "typical": terms.gre: R says `) {
		t.Errorf("got %v", err)
	}
}

func TestCompileRefusesMeans(t *testing.T) {
	half := schema.Number(0.5)
	na := schema.Number(math.NaN())
	for _, test := range []struct {
		name   string
		change func(*schema.Model)
		want   string
	}{
		{"some", func(m *schema.Model) { m.Coefficients[2].Mean = nil },
			"/coefficients: 5 of 6 columns have a mean; export the fit again with modelexport; do not edit the document by hand"},
		{"NA", func(m *schema.Model) { m.Coefficients[2].Mean = &na },
			"/coefficients/2/mean: null is not a finite number; export the fit again with modelexport; do not edit the document by hand"},
		{"another rule", func(m *schema.Model) {
			m.Coefficients[2].Mean = &half
			m.Rule = &schema.Rule{Several: &schema.Several{Names: []string{"a"}}}
		}, "/coefficients: means of columns belong to a fit of one mean, which has terms to explain; export the fit again with modelexport; do not edit the document by hand"},
		{"wald", func(m *schema.Model) { m.StandardErrors.Wald = "cauchy" },
			`/standard_errors/wald: unknown distribution "cauchy"; known here: normal, t`},
		{"two intervals", func(m *schema.Model) { m.StandardErrors.Interval = true },
			"/standard_errors/wald: predict() gives intervals already; export the fit again with modelexport; do not edit the document by hand"},
	} {
		source := fixtureNamed(t, "admission-seed")
		test.change(source)
		if _, err := Compile(source); err == nil || err.Error() != test.want {
			t.Errorf("%s:\n got %v\nwant %s", test.name, err, test.want)
		}
	}
}

func TestAnswersExplain(t *testing.T) {
	for _, test := range []struct{ class, want string }{
		{"glm", "the model's document has no means of its columns, as it was written before format 1.2; export the fit again, or score without explain"},
		{"gam", `the model cannot be explained: there are terms for lm, aov, glm, negbin, rlm, geeglm, as R's predict.lm has them, this is "gam"; score without explain`},
		{"polr", `the model cannot be explained: R's predict() has no type = "terms" for "polr"; score without explain`},
	} {
		source := fixtureNamed(t, "admission-seed")
		source.Class = []string{test.class}
		for i := range source.Coefficients {
			source.Coefficients[i].Mean = nil
		}
		m := compile(t, source)
		if err := m.Answers(Ask{Explain: true}); err == nil || err.Error() != test.want {
			t.Errorf("%s:\n got %v\nwant %s", test.class, err, test.want)
		}
		if m.Explain(nil) != nil {
			t.Errorf("%s is explained", test.class)
		}
	}
}

func TestExplanationJSON(t *testing.T) {
	m := compile(t, fixtureNamed(t, "admission-seed"))
	row, err := m.Bind(fields(t, `{"gre":800,"gpa":4,"rank":1}`))
	if err != nil {
		t.Fatal(err)
	}
	_, s, err := m.Answer(row, Ask{Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	data, err := schema.Encode(s.Terms)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(data, &got); err != nil || len(got) != 2 || len(got["terms"].(map[string]any)) != 3 {
		t.Errorf("%s: %v", data, err)
	}
}
