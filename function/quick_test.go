package function

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"testing"
	"time"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// A pair is one model served twice: with the quick way, and without.
type pair struct {
	quick, general       *Handler
	quickLog, generalLog bytes.Buffer
}

func pairOf(t testing.TB, f fixtures.Fixture) (*pair, []schema.Case) {
	t.Helper()
	c := must(f.Decode())(t)
	data := must(schema.Encode(must(schema.NewArtefact(c))(t)))(t)
	m := must(Prove(data))(t)
	p := new(pair)
	p.quick, p.general = New(m, NewLog(&p.quickLog), Config{}), New(m, NewLog(&p.generalLog), Config{})
	p.general.quick = nil
	return p, c.Cases
}

// moments are what differs from one call to the next.
var moments = regexp.MustCompile(`"(time":"[^"]*"|Latency":[0-9.]+|Timestamp":[0-9]+)`)

// same sends event to both, whose answers, failures and lines must be the same.
// It says whether the quick way has answered.
func (p *pair) same(t testing.TB, event []byte) bool {
	t.Helper()
	defer p.quickLog.Reset()
	defer p.generalLog.Reset()
	got, gotErr := p.quick.Invoke(t.Context(), event)
	want, wantErr := p.general.Invoke(t.Context(), event)
	if !bytes.Equal(got, want) || fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
		t.Errorf("%s:\n quick   %s%v\n general %s%v", event, got, gotErr, want, wantErr)
	}
	gotLog, wantLog := moments.ReplaceAll(p.quickLog.Bytes(), nil), moments.ReplaceAll(p.generalLog.Bytes(), nil)
	if !bytes.Equal(gotLog, wantLog) {
		t.Errorf("%s:\n quick   %s\n general %s", event, gotLog, wantLog)
	}
	if p.quick.quick == nil {
		return false
	}
	_, _, ok := p.quick.quick.answer(event, new(sheet))
	return ok
}

// The quick way and the general one are one: every golden row of every model,
// as numbers and as text, and some with a field that is missing or of another kind.
func TestQuickIsGeneral(t *testing.T) {
	quick, events, models := 0, 0, map[string]bool{}
	for _, f := range fixtures.All() {
		p, cases := pairOf(t, f)
		if p.quick.quick == nil {
			continue
		}
		for i, c := range cases {
			for _, event := range variants(t, c.Served().Input, i < 2) {
				events++
				if p.same(t, event) {
					quick++
					models[f.Name] = true
				}
			}
		}
	}
	t.Logf("%d of %d events of %d models were answered quickly", quick, events, len(models))
	if quick < 2000 || len(models) < 150 {
		t.Error("the quick way is hardly ever taken")
	}
}

// variants are the row as R wrote it, as text, and with one field changed.
func variants(t testing.TB, row map[string]schema.Value, changed bool) (events [][]byte) {
	add := func(row map[string]schema.Value) { events = append(events, must(json.Marshal(row))(t)) }
	with := func(name string, v schema.Value) map[string]schema.Value {
		changed := map[string]schema.Value{name: v}
		for other, value := range row {
			if other != name {
				changed[other] = value
			}
		}
		return changed
	}
	add(row)
	texts := map[string]schema.Value{}
	for name, v := range row {
		if texts[name] = v; v.Kind() == schema.KindNumber {
			texts[name] = schema.Str(schema.Number(v.Float()).Text())
		}
		if changed {
			add(with(name, schema.Value{}))
			add(with(name, schema.Bool(true)))
			add(with("another", schema.Num(1)))
		}
	}
	add(texts)
	return events
}

// spellings are of the seed's event, and around it.
var spellings = []string{
	`{"gre":"800","gpa":"4","rank":"1"}`, `{"rank":1,"gpa":4,"gre":800}`, " {\n\t\"gre\" : 8e2 , \"gpa\":4.0,\"rank\":1.0}\r\n", `{"gre":800,"gpa":4}`,
	`{"gre":800,"gpa":4,"rank":1,"rank":1}`, `{"gre":800,"gre":800,"rank":1}`, `{"gre":800,"gpa":4,"rank":1,}`, `{"gre":800,"gpa":4,"rank":1}x`, `{,}`, `{}`, `{`, ``,
	`{"gre":"+800","gpa":".4e1","rank":"1"}`, `{"gre":"800.","gpa":"0x4","rank":"1"}`, `{"gre":800.,"gpa":4,"rank":1}`, `{"gre":0800,"gpa":4,"rank":1}`,
	`{"gre":+800,"gpa":4,"rank":1}`, `{"gre":-0,"gpa":4,"rank":1}`, `{"gre":8e,"gpa":4,"rank":1}`, `{"gre":8e+2,"gpa":40E-1,"rank":1}`, `{"gre":-,"gpa":4,"rank":1}`,
	`{"gre":800,"gpa":4,"rank":"1.0"}`, `{"gre":800,"gpa":4,"rank":"5"}`, `{"gre":800,"gpa":4,"rank":true}`, `{"gre":800,"gpa":4,"rank":tru}`, `{"gre":800,"gpa":4,"rank":null}`,
	`{"gre":801,"gpa":4,"rank":1}`, `{"gre":1e400,"gpa":4,"rank":1}`, `{"gre":"1e400","gpa":4,"rank":1}`, `{"gre":1e-400,"gpa":4,"rank":1}`, `{"gre":"8_0","gpa":4,"rank":1}`,
	`{"gr\u0065":800,"gpa":4,"rank":1}`, `{"gre":"\u0038","gpa":4,"rank":1}`, "{\"gre\":\"800\x00\",\"gpa\":4,\"rank\":1}", "{\"gre\":800,\"gpa\":4,\"rank\":\"\xff\"}", "{\"gre\":800,\"gpa\":4,\"rank\":\"é\"}",
	"\ufeff{\"gre\":800,\"gpa\":4,\"rank\":1}", "\u00a0{\"gre\":800,\"gpa\":4,\"rank\":1}\v", `{"gre":800,"gpa":4,"rank":1,"id":2}`, `{"gre":800,"gpa":4,"rank":[1]}`,
	`{"gre":800,"gpa":4,"rank":1,"options":{"se":true}}`, `{"gre":612.34567890123456,"gpa":"3.1415926535897931","rank":4}`, `{"gre":"220","gpa":"2.26","rank":"3"}`,
	`{"rows":[{"gre":800,"gpa":4,"rank":1}]}`, `{"GRE":800,"gpa":4,"rank":1}`, `[]`, `null`, `{"gre":800;"gpa":4,"rank":1}`, `{"gre":800,"gpa":4,"rank":1`, `{"gre"`,
}

func TestSpellings(t *testing.T) {
	p, _ := pairOf(t, must(fixtures.Get("admission-seed"))(t))
	quick := 0
	for _, event := range spellings {
		if p.same(t, []byte(event)) {
			quick++
		}
	}
	if quick < 7 {
		t.Errorf("%d of %d spellings were answered quickly", quick, len(spellings))
	}
}

// FuzzQuick sends any event to models of several kinds of predictors and answers.
func FuzzQuick(f *testing.F) {
	var pairs []*pair
	for _, name := range []string{"admission-seed", "response-factor", "decision-failure", "formula-date", "predictor-logical", "gaussian-inverse", "formula-factor-number", "intercept-only"} {
		p, cases := pairOf(f, must(fixtures.Get(name))(f))
		for _, c := range cases[:min(3, len(cases))] {
			f.Add(uint(len(pairs)), must(json.Marshal(c.Served().Input))(f))
		}
		pairs = append(pairs, p)
	}
	for _, event := range spellings {
		f.Add(uint(0), []byte(event))
	}
	f.Fuzz(func(t *testing.T, at uint, event []byte) { pairs[at%uint(len(pairs))].same(t, event) })
}

// The warm answer of the seed's event is cut from memory that many share.
func TestAnswerAllocates(t *testing.T) {
	if raceDetector {
		t.Skip("allocations are counted without -race")
	}
	p, _ := pairOf(t, must(fixtures.Get("admission-seed"))(t))
	event, ctx := []byte(spellings[0]), t.Context()
	p.quickLog.Grow(1 << 20)
	allocs := testing.AllocsPerRun(100, func() {
		if _, err := p.quick.Invoke(ctx, event); err != nil {
			t.Fatal(err)
		}
		p.quickLog.Reset()
	})
	if allocs > 0 {
		t.Errorf("%v allocations; want one to some 50 answers", allocs)
	}
}

// Answers are the same from many at a time, and stay so while others are made.
func TestQuickConcurrently(t *testing.T) {
	p, _ := pairOf(t, must(fixtures.Get("admission-seed"))(t))
	events := []string{spellings[0], spellings[1], `{"gre":220,"gpa":2.26,"rank":4}`, `{"gre":580,"gpa":3,"rank":2}`}
	want := make([]string, len(events))
	for i, event := range events {
		want[i] = string(must(p.general.Invoke(t.Context(), []byte(event)))(t))
	}
	done := make(chan string)
	for worker := range 4 {
		go func() {
			wrong, kept := "", make([][]byte, 500)
			for n := range kept {
				var err error
				if kept[n], err = p.quick.Invoke(t.Context(), []byte(events[(worker+n)%len(events)])); err != nil {
					wrong = err.Error()
				}
			}
			for n, got := range kept {
				if i := (worker + n) % len(events); string(got) != want[i] {
					wrong = fmt.Sprintf("%s: %s", events[i], got)
				}
			}
			done <- wrong
		}()
	}
	for range 4 {
		select {
		case wrong := <-done:
			if wrong != "" {
				t.Error(wrong)
			}
		case <-time.After(time.Minute):
			t.Fatal("no end")
		}
	}
	for line := range bytes.Lines(p.quickLog.Bytes()) {
		if !json.Valid(line) {
			t.Fatalf("not a line: %s", line)
		}
	}
}
