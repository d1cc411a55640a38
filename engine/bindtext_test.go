package engine

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// texts are cells as people and programs write them, right and wrong.
var texts = []string{
	"800", "+7.", "-.5e1", "0", "-0", "-0.0", "00012.50", ".", "", "1.2.3", "1e", "1E5", "1e400", "1e-400", "0x10", "1_000", "NaN", "Inf", "NA", " 1", "1 ",
	"123456789012345", "1234567890123456", "0.1234567890123456789", "9007199254740993", ".00000000000001", "4.35", "0.1",
	"1", "2", "4", "5", "1.0", "TRUE", "true", "T", "FALSE", "F", "yes", "Rome", "Ulm", "1e+05", "0.5", "007", "2020-02-29", "2021-02-29", "\xff", "é",
}

// TestBindTextsIsBind holds every text in every predictor of each fixture against Bind.
func TestBindTextsIsBind(t *testing.T) {
	models := []*Model{applicants(t)}
	for _, f := range fixtures.All() {
		c, err := f.Decode()
		if err != nil {
			t.Fatal(err)
		}
		models = append(models, compile(t, &c.Model))
	}
	accepted := 0
	for _, m := range models {
		for i := range m.predictors {
			all := append(m.predictors[i].levels[:len(m.predictors[i].levels):len(m.predictors[i].levels)], texts...)
			for _, text := range all {
				accepted += bindsAlike(t, m, i, text)
			}
		}
	}
	if accepted < 1000 {
		t.Errorf("only %d texts were accepted", accepted)
	}
}

// bindsAlike sets predictor i to text and the others to what they take.
func bindsAlike(t *testing.T, m *Model, i int, text string) int {
	t.Helper()
	fields, cells := map[string]schema.Value{}, make([][]byte, len(m.predictors))
	for k, p := range m.predictors {
		cell := "1"
		switch {
		case k == i:
			cell = text
		case len(p.levels) > 0:
			cell = p.levels[0]
		case p.kind == schema.Date:
			cell = "2020-01-01"
		}
		cells[k], fields[p.name] = []byte(cell), schema.Str(cell)
	}
	want, err := m.Bind(fields)
	got, ok := m.BindTexts(nil, cells, inOrder(len(cells)))
	if ok != (err == nil) {
		t.Fatalf("%s = %q: Bind says %v, BindTexts %v", m.predictors[i].name, text, err, ok)
	}
	if !ok {
		return 0
	}
	for k := range want {
		if math.Float64bits(got[k]) != math.Float64bits(want[k]) {
			t.Errorf("%s = %q is %v, Bind makes it %v", m.predictors[i].name, text, got[k], want[k])
		}
	}
	return 1
}

// TestNumberOfIsExact writes numbers in several ways and reads them as strconv does.
func TestNumberOfIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	for range 200000 {
		f := (r.Float64() - 0.3) * math.Pow(10, float64(r.IntN(20)-8))
		for _, text := range []string{
			strconv.FormatFloat(f, 'f', r.IntN(18), 64), strconv.FormatFloat(f, 'g', -1, 64), strconv.FormatFloat(f, 'e', r.IntN(18), 64),
		} {
			want, err := strconv.ParseFloat(text, 64)
			got, ok := numberOf([]byte(text))
			if !ok || err != nil || math.Float64bits(got) != math.Float64bits(want) {
				t.Fatalf("%s is %v, strconv reads %v", text, got, want)
			}
		}
	}
}

// FuzzNumberOf holds any text against readNumber.
func FuzzNumberOf(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, message := readNumber(schema.Str(text))
		got, ok := numberOf([]byte(text))
		if ok != (message == "") || ok && math.Float64bits(got) != math.Float64bits(want) {
			t.Errorf("%q is %v %v, Bind says %v %q", text, got, ok, want, message)
		}
	})
}

func TestBindTextsAllocatesNothing(t *testing.T) {
	if raceDetector {
		t.Skip("allocations are counted without -race")
	}
	m := applicants(t)
	cells := [][]byte{[]byte("587.7"), []byte("3"), []byte("TRUE"), []byte("Ulm"), []byte("1.2345678901234567e-5")}
	row, at := make(Row, 0, len(cells)), inOrder(len(cells))
	if n := testing.AllocsPerRun(100, func() {
		if _, ok := m.BindTexts(row, cells, at); !ok {
			t.Fatal("refused")
		}
	}); n != 0 {
		t.Errorf("BindTexts allocates %v times", n)
	}
}

func inOrder(n int) []int {
	at := make([]int, n)
	for i := range at {
		at[i] = i
	}
	return at
}
