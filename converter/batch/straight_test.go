package batch

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"serverless-poc/converter/internal/sample"
	"serverless-poc/engine"
	"serverless-poc/schema"
)

// TestStraightRowsAreTheOthers writes the cases of each fixture as CSV and NDJSON, with bad rows,
// blank lines and both ends of lines, and scores them with and without the straight
// way: what is written does not differ, whatever is asked for and kept.
func TestStraightRowsAreTheOthers(t *testing.T) {
	scored, none := 0, 0
	for i, f := range sample.Fixtures(t) {
		t.Run(f.Name, func(t *testing.T) {
			c := convert(t, f.Coefficients)
			text := casesAsCSV(c.Artefact)
			if _, err := newTable(bufio.NewReader(strings.NewReader(text)), c.Artefact.Predictors); err != nil {
				none++ // a level that is as a missing value
				return
			}
			for k, job := range jobs(c.Model) {
				if (k+i)%3 != 0 {
					continue // each fixture has some
				}
				scored += sameStraight(t, job, text, CSV)
				if job.Columns != nil {
					job.Columns = []string{"of none", "in none"}
				}
				scored += sameStraight(t, job, casesAsLines(c.Artefact), NDJSON)
			}
		})
	}
	if scored < 5000 || none > 1 {
		t.Errorf("only %d rows were scored, %d fixtures are none of CSV", scored, none)
	}
}

// TestStraightRowsStop says how far the straight way goes.
func TestStraightRowsStop(t *testing.T) {
	job := Job{Model: convert(t, sample.Admission(t)).Model, To: CSV, Meter: &Meter{}, In: Input{Reader: strings.NewReader("gre,gpa,rank\n"), Format: CSV}}
	source, err := job.In.open(&job)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := newPlan(&job, source)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"400,3.5,1\n500,2.25,4\n": 21, "400,3.5,1\n500,NA,4\n": 10, "400,3.5,1\n\n500,2.25,4\n": 10, "400,3.5,1\r\n500,2.25,4": 11, "400,3.5,7\n": 0,
	} {
		w := plan.worker()
		w.block = &block{}
		w.encoder.begin(w.block)
		if got := w.straightRows([]byte(text)); got != want || w.block.scored != strings.Count(text[:want], "\n") || w.block.bad != 0 {
			t.Errorf("%q goes straight to %d, %d rows, %d bad; want %d", text, got, w.block.scored, w.block.bad, want)
		}
	}
}

// sameStraight scores text both ways, and says how many rows it has.
func sameStraight(t *testing.T, job Job, text string, of Format) int {
	t.Helper()
	want, rows := scoredOnce(t, job, text, of, false)
	if got, _ := scoredOnce(t, job, text, of, true); got != want {
		t.Errorf("%s %q %q: straight rows of %s are\n%s\nthe others\n%s", job.To, job.Columns, job.Answers, of, got, want)
	}
	return rows
}

// casesAsLines are the golden cases as they are, spaced and with a member more, and
// some lines that are none.
func casesAsLines(a *schema.Artefact) string {
	var b strings.Builder
	for i, c := range a.Cases {
		line := string(encoded(c.Input))
		switch i % 4 {
		case 1:
			line = "\t" + strings.ReplaceAll(line, `":`, `" : `) + " \r"
		case 2:
			value := []string{"1", "true", "false", "null", `"x y"`, "-2.50", `"\u0031"`, "1e400", "[]"}[i/4%9]
			line = strings.Replace(line, "{", `{"of none":`+value+",", 1) + "\n\n {}\n" + strings.TrimSuffix(line, "}") + `,"of none":1,"another":2}`
		case 3:
			line += "\n{\"\n" + line + "x"
		}
		b.WriteString(line + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// jobs are ways to score a file.
func jobs(m *engine.Model) []Job {
	var all []Job
	for _, to := range []Format{CSV, NDJSON} {
		for _, columns := range [][]string{nil, {AllColumns}} {
			for _, ask := range asks(m) {
				all = append(all, Job{Model: m, Ask: ask, To: to, Columns: columns})
			}
			if m.Source().Rule == nil {
				all = append(all, Job{Model: m, To: to, Columns: columns, Answers: []string{"response"}})
			}
		}
	}
	return all
}

// casesAsCSV are the golden cases behind a column of no predictor.
func casesAsCSV(a *schema.Artefact) string {
	var b strings.Builder
	b.WriteString("of none")
	for _, p := range a.Predictors {
		b.WriteString("," + p.Name)
	}
	b.WriteString("\n")
	for i, c := range a.Cases {
		b.WriteString([]string{"x", "", "NA", "12 "}[i%4])
		for _, p := range a.Predictors {
			b.WriteString("," + c.Input[p.Name].Text())
			if v := c.Input[p.Name]; v.Kind() == schema.KindNumber || v.Kind() == schema.KindBool {
				b.WriteString(v.String())
			}
		}
		b.WriteString([]string{"\n", "\r\n", "\n\n", "\r\n\r\n"}[i/4%4])
		if i%7 == 0 {
			b.WriteString("x,spoiled\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// scoredOnce is the output and the rejects, and how many rows were scored.
func scoredOnce(t *testing.T, job Job, text string, of Format, straightly bool) (string, int) {
	t.Helper()
	job.In, job.Meter, job.Rejects = Input{Reader: strings.NewReader(text), Format: of}, &Meter{}, io.Discard
	source, err := job.In.open(&job)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := newPlan(&job, source)
	if err != nil {
		t.Fatal(err)
	}
	w, b := plan.worker(), &block{}
	if w.straight.cells == nil && w.straight.objects == nil {
		t.Fatal("there is no straight way")
	}
	if !straightly {
		w.straight = straight{}
	}
	var out bytes.Buffer
	scored := 0
	for {
		b.clear()
		if err := source.next(b); errors.Is(err, io.EOF) {
			return out.String(), scored
		} else if err != nil {
			t.Fatal(err)
		}
		w.work(b)
		for _, p := range []*paper{&b.out, &b.rejects} {
			if err := p.write(&out, 0); err != nil {
				t.Fatal(err)
			}
		}
		scored += b.scored
	}
}

// TestStraightObjects says which lines go the straight way.
func TestStraightObjects(t *testing.T) {
	model := convert(t, sample.Admission(t)).Model
	for text, want := range map[string]bool{
		`{"gre":400,"gpa":3.5,"rank":"1"}`: true, ` { "rank" : 1 , "gre" : 400 , "gpa" : "3.5" } `: true, `{"gre":400,"gpa":3.5}`: false, `{"gre":400,"gpa":null,"rank":"1"}`: false, ``: false,
	} {
		for _, to := range []Format{CSV, NDJSON} {
			job := Job{Model: model, To: to, Answers: []string{"response"}}
			plan, err := newPlan(&job, &lines{})
			if err != nil {
				t.Fatal(err)
			}
			w := plan.worker()
			w.block = &block{}
			w.encoder.begin(w.block)
			if got := w.straightObject([]byte(text)); got != want || (w.block.scored == 1) != want || (len(w.block.out.text) > 0) != want {
				t.Errorf("%s goes straight: %v, %d rows, %s", text, got, w.block.scored, w.block.out.text)
			}
		}
	}
}
