package drift

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"serverless-poc/internal/psi"
	"serverless-poc/schema"
)

// model has one predictor of each kind, by its training summaries.
func model() *schema.Model {
	return &schema.Model{
		Predictors: []schema.Predictor{
			{Name: "gre", Type: schema.Numeric, Range: &schema.Range{Min: 220, Max: 800,
				Bins: &schema.Bins{Edges: []schema.Number{440, 580, 740}, Counts: []int{100, 100, 100, 100}}}},
			{Name: "rank", Type: schema.Factor, Levels: []string{"1", "2"}, Counts: []int{100, 300}},
			{Name: "flag", Type: schema.Logical, Counts: []int{200, 200}},
		},
		Response: schema.Response{Name: "admit", Classes: []string{"0", "1"}, Counts: []int{350, 50},
			Bins: &schema.Bins{Edges: []schema.Number{0.25, 0.5}, Counts: []int{200, 150, 50}}},
	}
}

// add sums lines up, which are what follows msg.
func add(t *testing.T, lines ...string) *Seen {
	t.Helper()
	s := new(Seen)
	for _, line := range lines {
		if err := s.Add([]byte(`{"time":"t","level":"INFO","msg":"distribution","model":"m","version":"v",` + line + `}`)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

const (
	quiet = `"rows":1000,"refused":0,"predictors":{"gre":[250,252,248,250],"rank":[251,749],"flag":[500,500]},"response":[500,375,125],"classes":{"0":875,"1":125}`
	moved = `"rows":1000,"refused":30,"predictors":{"gre":[0,100,300,600],"rank":[240,760],"flag":[500,500]},"response":[300,500,200],"classes":{"0":800,"1":200},"out_of_range":{"gre":40},"unseen":{"rank":30}`
)

func compare(t *testing.T, m *schema.Model, s *Seen) *Report {
	t.Helper()
	r, err := Compare(m, s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestVerdicts(t *testing.T) {
	old := model()
	old.Predictors[0].Range.Bins, old.Response = nil, schema.Response{Name: "admit"}
	older := model()
	older.Predictors, older.Response = older.Predictors[:1], schema.Response{Name: "admit"}
	older.Predictors[0].Range.Bins = nil
	few := model()
	few.Predictors = []schema.Predictor{{Name: "rank", Type: schema.Factor, Levels: []string{"1", "2"}, Counts: []int{4, 9}}}
	few.Response = schema.Response{}
	for _, c := range []struct {
		name  string
		model *schema.Model
		lines []string
		want  psi.Verdict
		says  string
	}{
		{"nothing moved", model(), []string{quiet}, psi.Stable, "stable, by 1000 rows"},
		{"lines are summed up", model(), []string{quiet, quiet}, psi.Stable, "stable, by 2000 rows"},
		{"one has moved", model(), []string{moved}, psi.Drifted,
			"drifted: gre (predictor), by 1000 rows and 30 that were refused; look whether the callers have changed, and refit on newer data"},
		{"a little", model(), []string{moved, quiet}, psi.Watch,
			"watch: gre (predictor), by 2000 rows and 30 that were refused; small, but more than chance: look again in a while"},
		{"no line", model(), nil, psi.TooFew, "too few rows: 0 rows; a shift of 0.25 is told from chance with 70"},
		{"few rows", model(), []string{`"rows":20,"refused":0,"predictors":{"gre":[5,5,5,5],"rank":[5,15],"flag":[10,10]},"response":[10,8,2],"classes":{"0":17,"1":3}`}, psi.TooFew,
			"too few rows: 20 rows; a shift of 0.25 is told from chance with 70"},
		{"a few training rows", few, []string{`"rows":90,"refused":0,"predictors":{"rank":[30,60]}`}, psi.TooFew,
			"too few rows: 90 rows; no number shows a shift of 0.25, because the training rows are too few themselves"},
		{"an older artefact, what it has", old, []string{quiet}, psi.Stable, "stable, by 1000 rows"},
		{"an older artefact without any", older, []string{quiet}, psi.TooFew, "too few rows: nothing can be compared; the artefact has no training summaries"},
	} {
		r := compare(t, c.model, add(t, c.lines...))
		if got := r.Conclusion(); r.Verdict != c.want || got != c.says {
			t.Errorf("%s: %s, %q; want %s, %q", c.name, r.Verdict, got, c.want, c.says)
		}
	}
}

// The level that nobody knew is a bin of its own.
func TestUnseenLevelsAreABin(t *testing.T) {
	quietly := compare(t, model(), add(t, quiet)).Items[1]
	x := compare(t, model(), add(t, quiet, `"rows":0,"refused":200,"unseen":{"rank":180}`)).Items[1]
	if strings.Join(x.Labels, " ") != "1 2 (not a level)" || x.Seen[2] != 180 || x.Training[2] != 0 || x.Index.Seen != 1180 {
		t.Errorf("%+v", x)
	}
	if quietly.Verdict != psi.Stable || x.Verdict != psi.Drifted {
		t.Errorf("%s without them, %s with them", quietly.Verdict, x.Verdict)
	}
	if len(model().Predictors[1].Levels) != 2 || len(x.Labels) != 3 {
		t.Error("the model's own levels were changed")
	}
}

func TestPrint(t *testing.T) {
	m := model()
	m.Predictors = append(m.Predictors, schema.Predictor{Name: "gpa", Type: schema.Numeric, Range: &schema.Range{Min: 2, Max: 4}})
	var out strings.Builder
	if err := compare(t, m, add(t, moved)).Print(&out); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/report.txt")
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", &out, want)
	}
}

func TestDocument(t *testing.T) {
	m := model()
	m.Predictors[0].Range.Bins = nil
	data, err := json.Marshal(compare(t, m, new(Seen)).Document())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"rows":0,"refused":0,"lines":0,"verdict":"too few rows","rows_needed":`,
		`{"name":"gre","kind":"predictor","skipped":"the artefact has no bins of its training data: export the fit again (mage refit) and deploy","out_of_range":0,"unseen":0}`,
		`{"name":"rank","kind":"predictor","verdict":"too few rows","psi":0,"p":1,"out_of_range":0,"unseen":0,"bins":["1","2"],"training":[100,300],"seen":[0,0]}`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s\nlacks %s", data, want)
		}
	}
}

func TestLinesThatAreNone(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`START RequestId: 1`, "the line is not a distribution: invalid character 'S' looking for beginning of value"},
		{`{"msg":"scored","rows":3}`, `the line's msg is "scored", not "distribution"`},
		{`{"msg":"distribution","rows":20,"predictors":{"gre":[1,2,17]}}`, "gre has 3 bins, and had 4 in the lines before"},
		{`{"msg":"distribution","rows":20,"response":[20]}`, "the response has 1 bins, and had 3 in the lines before"},
	} {
		s := add(t, quiet)
		if err := s.Add([]byte(c.line)); err == nil || err.Error() != c.want {
			t.Errorf("%v; want %s", err, c.want)
		}
		if s.Rows != 1000 || s.Lines != 1 {
			t.Errorf("%s was added: %+v", c.line, s)
		}
	}
}

// A line may have a list with nothing in it; lines with more come after it.
func TestEmptyListsAreAdded(t *testing.T) {
	s := add(t, `"rows":20,"predictors":{"gre":[]},"response":[]`, quiet)
	if !slices.Equal(s.Response, []int{500, 375, 125}) || !slices.Equal(s.Predictors["gre"], []int{250, 252, 248, 250}) || s.Rows != 1020 {
		t.Errorf("%+v; want the second line's counts and 1020 rows", s)
	}
}
