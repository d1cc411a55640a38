package engine

import (
	"errors"
	"math"
	"testing"

	"serverless-poc/schema"
)

func TestScoreAllocatesNothing(t *testing.T) {
	if raceDetector {
		t.Skip("allocations are counted without -race")
	}
	for _, name := range []string{"sums", "interaction", "deep"} {
		m := compile(t, readModel(t, "testdata/edges/"+name+".json"))
		row, err := m.Bind(m.Source().Cases[0].Input)
		if err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(100, func() { m.Score(row) }); n != 0 {
			t.Errorf("%s: Score allocates %v times", name, n)
		}
		if n := testing.AllocsPerRun(100, func() { m.ScoreSE(row) }); n != 0 {
			t.Errorf("%s: ScoreSE allocates %v times", name, n)
		}
		if n := testing.AllocsPerRun(100, func() { m.BindInto(row, m.Source().Cases[0].Input) }); n != 0 {
			t.Errorf("%s: BindInto allocates %v times", name, n)
		}
	}
}

func TestScoreOfARowThatIsNone(t *testing.T) {
	m := compile(t, readModel(t, "testdata/edges/sums.json")) // f, z
	for _, row := range []Row{nil, {}, {0}, {0, 1, 2}, {3, 1}, {-1, 1}, {0.5, 1}, {math.Inf(1), 1}, {1e300, 1}} {
		p := m.Score(row)
		q, err := m.ScoreSE(row)
		if err != nil || !math.IsNaN(p.Link) || !math.IsNaN(p.Response) || !math.IsNaN(q.Link) || !math.IsNaN(q.SELink) {
			t.Errorf("%v scored as %v and %v, %v", row, p, q, err)
		}
	}
}

func TestScoreSEWithout(t *testing.T) {
	source := readModel(t, "testdata/edges/sums.json")
	source.StandardErrors = nil
	m := compile(t, source)
	if _, err := m.ScoreSE(Row{0, 1}); !errors.Is(err, ErrNoStandardErrors) ||
		err.Error() != "the model has no standard errors; export the fit with them or score without" {
		t.Errorf("got %v", err)
	}
	if s := m.Scored(m.Score(Row{0, 1}), Ask{SE: true}); s.SELink != nil || s.SEResponse != nil {
		t.Error("Scored shows standard errors that the model does not have")
	}
}

func TestScored(t *testing.T) {
	yes, no := "1", "0"
	tests := []struct {
		name               string
		response, limit    float64
		positive           string
		class              *string
		result, ok, naProb bool
	}{
		{"above", 0.75, 0.5, "1", &yes, true, true, false},
		{"below", 0.25, 0.5, "1", &no, false, true, false},
		{"a tie is not greater", 0.5, 0.5, "1", &no, false, true, false},
		{"the failure may be the positive class", 0.25, 0.5, "0", &no, true, true, false},
		{"other side of it", 0.75, 0.5, "0", &yes, false, true, false},
		{"other threshold", 0.75, 0.8, "1", &no, false, true, false},
		{"NA has no class", math.NaN(), 0.5, "1", nil, false, false, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source := readModel(t, "testdata/edges/sums.json")
			source.Response.Decision = &schema.Decision{Positive: test.positive, Threshold: schema.Number(test.limit)}
			m := compile(t, source)
			p := Prediction{Link: 0, Response: test.response}
			s := m.Scored(p, Ask{})
			if (s.Class == nil) != (test.class == nil) || s.Class != nil && *s.Class != *test.class {
				t.Errorf("class %v", s.Class)
			}
			if result, ok := m.Decide(p); result != test.result || ok != test.ok {
				t.Errorf("decided %v, %v", result, ok)
			}
			if !same(test.response, s.Probs["1"]) || !same(1-test.response, s.Probs["0"]) {
				t.Errorf("probs %v", s.Probs)
			}
		})
	}
}

func TestDecideWithoutARule(t *testing.T) {
	source := readModel(t, "testdata/edges/sums.json")
	source.Response.Decision = nil
	m := compile(t, source)
	if _, ok := m.Decide(Prediction{Response: 1}); ok {
		t.Error("decided without a rule")
	}
	if s := m.Scored(Prediction{Response: 1}, Ask{}); s.Class != nil || len(s.Probs) != 2 {
		t.Errorf("got %+v", s)
	}
}
