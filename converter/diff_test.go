package converter

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"serverless-poc/converter/internal/sample"
	"serverless-poc/schema"
)

// version is one of the versions that testdata/diff/make.R has made.
func version(t *testing.T, name string) *Converted {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "diff", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := LoadEither(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return c
}

func difference(t *testing.T, old, new *Converted) *Difference {
	t.Helper()
	d, err := Diff(old, new)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// R's predict() of both fits gives the same shifts: how many rows, the largest,
// the mean, and how many decisions flip.
func TestDiffAgreesWithR(t *testing.T) {
	type sum struct {
		Rows, Flipped int
		Largest, Mean float64
	}
	var shifts []struct {
		From, To       string
		Golden, Beyond sum
	}
	data, err := os.ReadFile("testdata/diff/shift.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &shifts); err != nil || len(shifts) != 2 {
		t.Fatalf("%d comparisons by R, %v; run Rscript converter/testdata/diff/make.R", len(shifts), err)
	}
	for _, r := range shifts {
		p := difference(t, version(t, r.From), version(t, r.To)).Predictions
		for _, set := range []struct {
			name string
			r    sum
			ours Shift
		}{{"golden", r.Golden, p.Golden}, {"beyond", r.Beyond, p.Beyond}} {
			if set.ours.Rows != set.r.Rows || set.ours.Decided != set.r.Rows || set.ours.Flipped != set.r.Flipped ||
				!near(set.ours.Largest, set.r.Largest) || !near(set.ours.Mean, set.r.Mean) {
				t.Errorf("%s to %s, %s: R says %+v, we say %+v", r.From, r.To, set.name, set.r, set.ours)
			}
		}
		if at := p.Golden.At; at == nil || !near(schema.Number(math.Abs(float64(at.New-at.Old))), r.Golden.Largest) {
			t.Errorf("%s to %s: the row of the largest shift is %+v", r.From, r.To, at)
		}
	}
}

// near allows for R's 15 digits in shift.json.
func near(a schema.Number, b float64) bool { return math.Abs(float64(a)-b) <= 1e-13 }

// A model against itself: nothing changes, whatever the class and rule, and some
// prediction is compared.
func TestDiffOfTheSame(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range sample.Fixtures(t) {
		document, err := f.Decode()
		if err != nil {
			t.Fatal(err)
		}
		kind := document.Class[0] + document.Rule.Name()
		if seen[kind] && f.Name != "names-ambiguous" && f.Name != "gam-tp" { // two coefficients of one name
			continue
		}
		seen[kind] = true
		c, err := Convert(f.Coefficients)
		if err != nil {
			t.Fatal(err)
		}
		d := difference(t, c, c)
		s := d.Predictions.likely()
		if len(d.Changes) > 0 || len(d.Predictors) > 0 || s.Largest != 0 || s.Flipped != 0 || d.Predictions.Beyond.Largest != 0 {
			t.Errorf("%s: %+v", f.Name, d)
		}
		if s.Rows == 0 || d.Predictions.Quantity == "" {
			t.Errorf("%s: no prediction was compared", f.Name)
		}
		for _, k := range d.Coefficients {
			if k.Status != "" || k.Incomparable || !same(k.Old, k.New) {
				t.Errorf("%s: %+v", f.Name, k)
			}
		}
		if d.Note() != "the same artefact" {
			t.Errorf("%s: %s", f.Name, d.Note())
		}
	}
}

func TestDiffRefusesTwoModels(t *testing.T) {
	a, b := version(t, "old"), version(t, "old")
	renamed := *b.Artefact
	renamed.Name = "titanic"
	b.Artefact = &renamed
	_, err := Diff(a, b)
	if want := "applicants and titanic are two models; a difference is between two versions of one"; err == nil || err.Error() != want {
		t.Errorf("%v; want %s", err, want)
	}
}

// changed is a copy of the artefact of old.json with one thing changed.
func changed(t *testing.T, change func(*schema.Artefact)) *schema.Artefact {
	t.Helper()
	a := version(t, "old").Artefact
	change(a)
	return a
}

func TestChanges(t *testing.T) {
	old := version(t, "old").Artefact
	for _, test := range []struct {
		change func(*schema.Artefact)
		want   []Change
	}{
		{func(a *schema.Artefact) { a.Version, a.FittedAt = "v", "2030-01-01T00:00:00Z" }, nil},
		{func(a *schema.Artefact) { a.Formula = "admit ~ gre" }, []Change{{"formula", "admit ~ gre + gpa + rank", "admit ~ gre"}}},
		{func(a *schema.Artefact) { a.Class = []string{"lm"} }, []Change{{"class", "glm, lm", "lm"}}},
		{func(a *schema.Artefact) { a.Family.Name = "quasibinomial" }, []Change{{"family", "binomial", "quasibinomial"}}},
		{func(a *schema.Artefact) { a.Family.Link.Name = "probit" }, []Change{{"link", "logit", "probit"}}},
		{func(a *schema.Artefact) { a.Response.Type = "logical" }, []Change{{"response", "admit, numeric", "admit, logical"}}},
		{func(a *schema.Artefact) { a.Response.Classes = []string{"no", "yes"} }, []Change{{"classes", "0, 1", "no, yes"}}},
		{func(a *schema.Artefact) { a.Response.Decision.Threshold = 0.4 },
			[]Change{{"decision", "true when P(admit = 1) > 0.5", "true when P(admit = 1) > 0.4"}}},
		{func(a *schema.Artefact) { a.Response.Decision = nil }, []Change{{"decision", "true when P(admit = 1) > 0.5", "none"}}},
		{func(a *schema.Artefact) { a.Rule = &schema.Rule{Softmax: &schema.Softmax{}} }, []Change{{"rule", "none", "softmax"}}},
		{func(a *schema.Artefact) { a.StandardErrors = nil }, []Change{{"standard errors", "yes", "no"}}},
		{func(a *schema.Artefact) { a.Provenance.R = "R version 9" }, []Change{{"R", old.Provenance.R, "R version 9"}}},
	} {
		if got := changes(old, changed(t, test.change)); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%+v; want %+v", got, test.want)
		}
	}
	with := func(threshold schema.Number) *schema.Artefact {
		return changed(t, func(a *schema.Artefact) {
			a.Rule = &schema.Rule{Cumulative: &schema.Cumulative{Thresholds: []schema.Number{threshold}}}
		})
	}
	if got, want := changes(with(1), with(2)), []Change{{"numbers of the rule", "cumulative", "cumulative, with other numbers"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v; want %+v", got, want)
	}
}

func TestPredictorChanges(t *testing.T) {
	number := func(low, high schema.Number) schema.Predictor {
		return schema.Predictor{Name: "x", Type: schema.Numeric, Range: &schema.Range{Min: low, Max: high}}
	}
	level := func(levels ...string) schema.Predictor {
		return schema.Predictor{Name: "f", Type: schema.Factor, Levels: levels}
	}
	for _, test := range []struct {
		old, new []schema.Predictor
		want     []PredictorChange
	}{
		{[]schema.Predictor{number(1, 2), level("a", "b")}, []schema.Predictor{number(1, 2), level("a", "b")}, nil},
		{nil, []schema.Predictor{number(1, 2)}, []PredictorChange{{Name: "x", What: "new", New: "numeric", Means: "callers must send it"}}},
		{[]schema.Predictor{number(1, 2)}, nil, []PredictorChange{{Name: "x", What: "removed", Old: "numeric", Means: "ignored where callers send it"}}},
		{[]schema.Predictor{number(1, 2)}, []schema.Predictor{number(0.5, 2)}, []PredictorChange{{Name: "x", What: "range", Old: "1 to 2", New: "0.5 to 2"}}},
		{[]schema.Predictor{level("a", "b", "c")}, []schema.Predictor{level("b", "c", "d")}, []PredictorChange{
			{Name: "f", What: "level lost", Old: "a", Means: "rows with it are refused"},
			{Name: "f", What: "level added", New: "d", Means: "rows with it are answered"},
		}},
		{[]schema.Predictor{{Name: "f", Type: schema.Numeric}}, []schema.Predictor{level("1", "2")},
			[]PredictorChange{{Name: "f", What: "type", Old: "numeric", New: "factor"}}},
	} {
		if got := predictorChanges(test.old, test.new); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%+v\nwant %+v", got, test.want)
		}
	}
}

// What a coefficient multiplies may be computed in another way: then its two
// numbers do not compare.
func TestCoefficientsCompare(t *testing.T) {
	variable := func(a *schema.Artefact, name string) *schema.Variable {
		for i := range a.Terms.Variables {
			if a.Terms.Variables[i].Name == name {
				return &a.Terms.Variables[i]
			}
		}
		t.Fatalf("no variable %s", name)
		return nil
	}
	for _, test := range []struct {
		name   string
		change func(*schema.Artefact)
		not    []string // of the coefficients
		says   []Change
	}{
		{"values alone", func(a *schema.Artefact) { a.Coefficients[1].Value *= 2 }, nil, nil},
		{"the base level", func(a *schema.Artefact) {
			v := variable(a, "rank")
			v.Contrast.Matrix[0], v.Contrast.Matrix[3] = v.Contrast.Matrix[3], v.Contrast.Matrix[0]
		}, []string{"rank2", "rank3", "rank4"}, []Change{{"contrasts of rank", "contr.treatment", "contr.treatment, of other levels"}}},
		{"a level more, of treatment contrasts", func(a *schema.Artefact) {
			v := variable(a, "rank")
			v.Levels, v.Contrast.Matrix = append(v.Levels, "5"), append(v.Contrast.Matrix, []schema.Number{0, 0, 1})
		}, nil, nil},
		{"another expression", func(a *schema.Artefact) {
			v := variable(a, "gpa")
			v.Expr = schema.Expr{Call: "log", Args: []schema.Expr{{Predictor: "gpa"}}}
		}, []string{"gpa"}, []Change{{"basis of gpa", "as it was", "with other numbers"}}},
		{"another type", func(a *schema.Artefact) { variable(a, "gpa").Type = schema.NMatrix }, []string{"gpa"},
			[]Change{{"type of gpa", "numeric", "nmatrix"}}},
		{"another link", func(a *schema.Artefact) { a.Family.Link.Name = "probit" },
			[]string{"(Intercept)", "gre", "gpa", "rank2", "rank3", "rank4"}, nil},
	} {
		old, new := version(t, "old").Artefact, changed(t, test.change)
		moved := movedVariables(old, new)
		var not []string
		for _, c := range coefficientChanges(old, new, moved) {
			if c.Incomparable {
				not = append(not, c.Name)
			}
		}
		if !reflect.DeepEqual(not, test.not) || !reflect.DeepEqual(moved.changes, test.says) {
			t.Errorf("%s: %q do not compare, %+v; want %q, %+v", test.name, not, moved.changes, test.not, test.says)
		}
	}
}

// The change is in units of the old standard error; summary(fit) of R has
// estimate 0.002264426 and standard error 0.001093998 of gre.
func TestCoefficientChanges(t *testing.T) {
	new := changed(t, func(a *schema.Artefact) {
		a.Coefficients[1].Value += 2 * 0.001093998
		a.Coefficients[2].Name = "log(gpa)"
	})
	old := changed(t, func(a *schema.Artefact) { a.Coefficients[5].StdError = schema.Number(math.NaN()) })
	list := coefficientChanges(old, new, movedSet{})
	var said []string
	for _, c := range list {
		said = append(said, strings.TrimSpace(c.Name+" "+c.Status))
	}
	if got, want := strings.Join(said, ", "), "(Intercept), gre, log(gpa) new, rank2, rank3, rank4, gpa removed"; got != want {
		t.Errorf("%s; want %s", got, want)
	}
	if se := float64(list[1].SE); math.Abs(se-2) > 1e-5 {
		t.Errorf("gre moves by %v standard errors; want 2", se)
	}
	if list[5].measured() || list[5].StdError == list[5].StdError {
		t.Errorf("rank4 has no standard error: %+v", list[5])
	}
}

func TestNote(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"old", "old", "the same artefact"},
		{"old", "refit", "gre -0.89 se, largest shift 0.088, 11 of 210 decisions flipped"},
		{"old", "other", "formula changed, link changed, level lost: rank 4, 1 more changes, 4 coefficients changed, 4 new, 2 removed, " +
			"largest shift 0.28, 16 of 204 decisions flipped"},
	} {
		if got := difference(t, version(t, test.from), version(t, test.to)).Note(); got != test.want {
			t.Errorf("%s to %s: %s\nwant %s", test.from, test.to, got, test.want)
		}
	}
}

func TestHold(t *testing.T) {
	refit := difference(t, version(t, "old"), version(t, "refit"))
	other := difference(t, version(t, "old"), version(t, "other"))
	none := &Difference{Coefficients: []CoefficientChange{{Name: "x", SE: schema.Number(math.NaN())}}}
	limit := func(shift, flipped, se schema.Number) *schema.StackLimit {
		return &schema.StackLimit{Shift: &shift, Flipped: &flipped, CoefficientSE: &se}
	}
	row := `0.52529 -> 0.43751 for {"gpa":2.886,"gre":782,"rank":"1"} (row 81 drawn from the old training summary)`
	for _, test := range []struct {
		name string
		d    *Difference
		l    *schema.StackLimit
		over string
		says []string
	}{
		{"no limit", refit, nil, "", nil},
		{"within", refit, limit(0.09, 0.06, 2), "", []string{"the largest shift of 210 rows is 0.087785: " + row, "11 of 210 decisions flip, a share of 0.052381", "coefficient gre moves by 0.8877 standard errors"}},
		{"shift", refit, limit(0.08, 0.06, 2), "shift", []string{"the largest shift of 210 rows is 0.087785: " + row}},
		{"flipped", refit, limit(0.09, 0.05, 2), "flipped", []string{`; the first: 0.`, `"rank":"1"`}},
		{"coefficient", refit, limit(0.09, 0.06, 0.8), "coefficient_se", []string{"standard errors: 0.0022644 -> 0.00"}},
		{"all", refit, limit(0, 0, 0), "shift flipped coefficient_se", nil},
		{"one alone", refit, &schema.StackLimit{CoefficientSE: limit(0, 0, 3).CoefficientSE}, "", nil},
		{"coefficients that do not compare", other, limit(1, 1, 0), "", []string{"no coefficient has a change in standard errors to measure"}},
		{"nothing in common", none, limit(1, 1, 1), "shift flipped", []string{
			"no row is answered by both with a number, so no shift can be measured", "the two models have no decision or class in common, so none can flip"}},
	} {
		var over, says []string
		for _, f := range test.d.Hold(test.l) {
			says = append(says, f.Says)
			if f.Over {
				over = append(over, f.Limit)
			}
		}
		if got := strings.Join(over, " "); got != test.over {
			t.Errorf("%s: over %q; want %q", test.name, got, test.over)
		}
		for _, words := range test.says {
			if !strings.Contains(strings.Join(says, "\n"), words) {
				t.Errorf("%s: it does not say %q:\n%s", test.name, words, strings.Join(says, "\n"))
			}
		}
	}
}

// NA against a number is an infinite shift, in either direction; NA against NA
// and equal infinities are none.
func TestShiftOf(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, test := range []struct{ x, y, want float64 }{
		{1, 1.5, 0.5}, {1.5, 1, -0.5}, {nan, nan, 0}, {inf, inf, 0}, {nan, 1, inf}, {1, nan, inf}, {inf, 1, -inf}, {1, inf, inf},
	} {
		if got := shiftOf(test.x, test.y); got != test.want {
			t.Errorf("%v to %v: %v; want %v", test.x, test.y, got, test.want)
		}
	}
}

// Rows are drawn at equal shares of the training rows, and of each level as
// often as it was there.
func TestDrawnRows(t *testing.T) {
	old := version(t, "old")
	rows := drawnInputs(old, old)
	ranks, low := map[string]int{}, 0
	for _, in := range rows {
		ranks[in.Row["rank"].Text()]++
		gre := in.Row["gre"].Float()
		if gre < 220 || gre > 800 || gre != math.Trunc(gre) {
			t.Errorf("gre = %v", gre)
		}
		if gre <= 580 { // R: median(gre)
			low++
		}
	}
	// 61, 151, 121 and 67 of 400, in half as many rows
	if want := map[string]int{"1": 30, "2": 76, "3": 60, "4": 34}; len(rows) != 200 || !reflect.DeepEqual(ranks, want) {
		t.Errorf("%d rows, by rank %v; want 200, %v", len(rows), ranks, want)
	}
	if low < 98 || low > 102 {
		t.Errorf("%d of 200 rows are below the median", low)
	}
}

func TestAtShare(t *testing.T) {
	dates := &schema.Range{Min: 19723, Max: 19733, Probs: []schema.Number{0, 1}, Quantiles: []schema.Number{19723, 19733}}
	for _, test := range []struct {
		p     schema.Predictor
		share float64
		want  string
	}{
		{schema.Predictor{Type: schema.Date, Range: dates}, 0.5, `"2024-01-06"`},
		{schema.Predictor{Type: schema.Logical, Counts: []int{1, 9}}, 0.05, "false"},
		{schema.Predictor{Type: schema.Logical, Counts: []int{1, 9}}, 0.15, "true"},
		{schema.Predictor{Type: schema.Factor, Levels: []string{"a", "b"}}, 0.7, `"b"`}, // no counts: evenly
		{schema.Predictor{Type: schema.Numeric, Range: &schema.Range{Max: 1, Probs: []schema.Number{0, 1}, Quantiles: []schema.Number{0, 0.987654}}}, 0.5, "0.4938"},
		{schema.Predictor{Type: schema.Numeric}, 0.5, ""},
		{schema.Predictor{Type: schema.Character}, 0.5, ""},
	} {
		v, ok := atShare(test.p, test.share)
		got := ""
		if ok {
			got = v.String()
		}
		if got != test.want {
			t.Errorf("%s at %v: %s; want %s", test.p.Type, test.share, got, test.want)
		}
	}
}

// The picture is one well-formed document of its own, the same every time.
func TestSVG(t *testing.T) {
	for _, to := range []string{"old", "refit", "other"} {
		d := difference(t, version(t, "old"), version(t, to))
		picture := d.SVG()
		if !bytes.Equal(picture, difference(t, version(t, "old"), version(t, to)).SVG()) {
			t.Errorf("%s: another picture of the same", to)
		}
		circles, bars := 0, 0
		for x := xml.NewDecoder(bytes.NewReader(picture)); ; {
			token, err := x.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", to, err)
			}
			if e, ok := token.(xml.StartElement); ok {
				switch e.Name.Local {
				case "circle":
					circles++
				case "rect":
					bars++
				}
			}
		}
		want := map[string][2]int{"old": {6, 1}, "refit": {12, 10}, "other": {0, 8}}[to]
		if got := [2]int{circles, bars}; got != want {
			t.Errorf("%s: %d circles and %d rectangles; want %d", to, circles, bars, want)
		}
	}
}

func TestDumbbell(t *testing.T) {
	for _, test := range []struct {
		se, end float64
		want    string
	}{
		{0, 1, "            *            |"},
		{1, 1, "            o-----------*|"},
		{-1, 1, "*-----------o            |"},
		{-0.25, 1, "         *--o            |"},
	} {
		if got := dumbbell(test.se, test.end); got != test.want {
			t.Errorf("%v of %v: %q; want %q", test.se, test.end, got, test.want)
		}
	}
	for _, test := range []struct{ x, want float64 }{{0, 1}, {0.012, 0.02}, {0.2, 0.2}, {3, 5}, {7, 10}, {math.Inf(1), 1}} {
		if got := roundUp(test.x); math.Abs(got-test.want) > 1e-15 {
			t.Errorf("%v: %v; want %v", test.x, got, test.want)
		}
	}
}
