package engine

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// TestCellsAreTexts holds every text in every column of each fixture, behind a column
// that is no predictor's, against BindTexts of the cells that it is cut into.
func TestCellsAreTexts(t *testing.T) {
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
			for _, text := range slices.Concat(m.predictors[i].levels, texts) {
				cells := typicalCells(m)
				cells[1+i] = text
				accepted += cellsAlike(t, m, strings.Join(cells, ","))
			}
		}
	}
	if accepted < 1000 {
		t.Errorf("only %d lines were accepted", accepted)
	}
}

// typicalCells are what the predictors take, behind one more.
func typicalCells(m *Model) []string {
	cells := []string{"x y"}
	for _, p := range m.predictors {
		switch {
		case len(p.levels) > 0:
			cells = append(cells, p.levels[0])
		case p.kind == schema.Date:
			cells = append(cells, "2020-01-01")
		default:
			cells = append(cells, "1")
		}
	}
	return cells
}

// cellsAlike binds a line both ways, whatever ends it, and says whether it is taken.
func cellsAlike(t *testing.T, m *Model, line string) int {
	t.Helper()
	width := len(m.predictors) + 1
	at := inOrder(width)[1:]
	cut := bytes.Split([]byte(line), []byte(","))
	want, take := Row(nil), false
	if len(cut) == width && !strings.Contains(line, "\n") && !strings.HasPrefix(line, "\r") {
		want, take = m.BindTexts(nil, cut, at)
	}
	row, ends := make(Row, len(m.predictors)), make([]int, width)
	for _, end := range []string{"\n", "\r\n"} {
		text := []byte(line + end + "1,2\n")
		got, ok := m.Cells(at, width).Bind(row, text, ends)
		if ok != take {
			t.Fatalf("%q is taken: %v, BindTexts says %v", text, ok, take)
		}
		if !ok {
			continue
		}
		if got != len(line)+len(end) {
			t.Errorf("%q ends at %d", text, got)
		}
		for i, from := 0, 0; i < width; i++ {
			if string(text[from:ends[i]]) != string(cut[i]) {
				t.Errorf("%q: cell %d is %q", text, i, text[from:ends[i]])
			}
			from = ends[i] + 1
		}
		for i := range want {
			if math.Float64bits(row[i]) != math.Float64bits(want[i]) {
				t.Errorf("%q: predictor %d is %v, BindTexts makes it %v", text, i, row[i], want[i])
			}
		}
	}
	if take {
		return 1
	}
	return 0
}

// TestCellsRefuse is for lines that need a closer look.
func TestCellsRefuse(t *testing.T) {
	m := applicants(t)
	width := len(m.predictors)
	good := strings.Join(typicalCells(m)[1:], ",")
	for name, text := range map[string]string{
		"nothing": "", "blank": "\n", "blank with CR": "\r\n", "no end": good, "one more": good + ",1\n", "one less": good[strings.Index(good, ",")+1:] + "\n",
		"an end within": strings.Replace(good, ",", "\n", 1) + "\n", "NA": "NA" + good[strings.Index(good, ","):] + "\n", "empty": good[strings.Index(good, ","):] + "\n",
	} {
		if _, ok := m.Cells(inOrder(width), width).Bind(make(Row, width), []byte(text), nil); ok {
			t.Errorf("%s: %q is taken", name, text)
		}
	}
	none := *m.source
	none.Predictors = nil
	if _, ok := compile(t, &none).Cells(nil, 1).Bind(Row{}, []byte("\n"), nil); ok {
		t.Error("a blank line is a row of a model without predictors")
	}
}

// TestCellsOfSeparators is for levels of one byte that also separate cells.
func TestCellsOfSeparators(t *testing.T) {
	for _, level := range []string{",", "\r", "\n"} {
		p := predictor{kind: schema.Factor, levels: []string{"a", level}}
		if err := p.index(""); err != nil {
			t.Fatal(err)
		}
		m := &Model{predictors: []predictor{p, p}}
		for _, line := range []string{"a,a", ",,a", ",a", level + ",a", "a," + level} {
			if _, ok := m.Cells(inOrder(2), 2).Bind(make(Row, 2), []byte(line+"\n"), nil); ok != (line == "a,a") {
				t.Errorf("level %q: %q is taken: %v", level, line, ok)
			}
		}
	}
}

// FuzzCells holds any line against BindTexts.
func FuzzCells(f *testing.F) {
	m := applicants(f)
	for _, text := range texts {
		cells := typicalCells(m)
		cells[1] = text
		f.Add(strings.Join(cells, ","))
	}
	f.Fuzz(func(t *testing.T, line string) {
		if !strings.HasSuffix(line, "\r") {
			cellsAlike(t, m, line)
		}
	})
}

func TestCellsAllocateNothing(t *testing.T) {
	if raceDetector {
		t.Skip("allocations are counted without -race")
	}
	m := applicants(t)
	cells, row := m.Cells(inOrder(5), 5), make(Row, 5)
	line := []byte("587.7,3,TRUE,Ulm,1.2345678901234567e-5\n")
	if n := testing.AllocsPerRun(100, func() {
		if _, ok := cells.Bind(row, line, nil); !ok {
			t.Fatal("refused")
		}
	}); n != 0 {
		t.Errorf("Bind allocates %v times", n)
	}
}
