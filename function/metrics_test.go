package function

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/lambdacontext"

	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// A told handler serves the admissions model, whose training bins are made here,
// and keeps what it logs.
type told struct {
	*Handler
	t   *testing.T
	out bytes.Buffer
}

func tell(t *testing.T, c Config) *told {
	t.Helper()
	f, err := fixtures.Get("admission-seed")
	if err != nil {
		t.Fatal(err)
	}
	coefficients, err := f.Decode()
	if err != nil {
		t.Fatal(err)
	}
	coefficients.Predictors[0].Range.Bins = &schema.Bins{Edges: []schema.Number{440, 580, 740}, Counts: []int{100, 100, 100, 100}}
	coefficients.Predictors[1].Range.Bins = nil // as in an older artefact
	coefficients.Response.Bins = &schema.Bins{Edges: []schema.Number{0.25, 0.5}, Counts: []int{200, 150, 50}}
	a, err := schema.NewArtefact(coefficients)
	if err != nil {
		t.Fatal(err)
	}
	data, err := schema.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Prove(data)
	if err != nil {
		t.Fatal(err)
	}
	h := &told{t: t}
	h.Handler = New(m, NewLog(&h.out), c)
	return h
}

// send sends events and gives the lines that they made.
func (h *told) send(events ...string) (lines []string) {
	h.t.Helper()
	h.out.Reset()
	for _, event := range events {
		_, _ = h.Invoke(h.t.Context(), []byte(event)) // refusals are errors, and logged
	}
	return strings.Split(strings.TrimSpace(h.out.String()), "\n")
}

const (
	seedRow = `{"gre":800,"gpa":4,"rank":1}`
	badRow  = `{"gre":800,"gpa":4,"rank":5}`
	farRow  = `{"gre":10800,"gpa":0,"rank":4}`
)

func many(rows ...string) string { return `{"rows":[` + strings.Join(rows, ",") + `]}` }

// Every request's line is one embedded metric record, whatever became of it.
func TestLineOfARequest(t *testing.T) {
	h := tell(t, Config{})
	for _, c := range []struct{ name, event, want string }{
		{"the first of the container", seedRow, `"Requests":1,"BadRequest":0,"InternalError":0,"Rows":1,"RowsRefused":0,"Latency":`},
		{"is cold, the second is not", seedRow, `"ColdStarts":0,"OutOfRange":0,"UnseenLevels":0,"_aws":{`},
		{"a level that is none", badRow, `"msg":"refused","model":"admission","version":"` + h.model.Version + `","request_id":"","event":"direct","status":400,"fields":["rank"],"Requests":1,"BadRequest":1,"InternalError":0,"Rows":1,"RowsRefused":1,`},
		{"is counted by predictor", badRow, `"OutOfRange":0,"UnseenLevels":1,"unseen_levels":{"rank":1},"_aws":{`},
		{"beyond the training range", farRow, `"OutOfRange":2,"UnseenLevels":0,"out_of_range":{"gpa":1,"gre":1},"_aws":{`},
		{"many rows", many(seedRow, badRow, farRow), `"BadRequest":0,"InternalError":0,"Rows":3,"RowsRefused":1,`},
		{"no row at all", `[]`, `"msg":"refused","model":"admission","version":"` + h.model.Version + `","request_id":"","event":"direct","status":400,"fields":[],"Requests":1,"BadRequest":1,"InternalError":0,"Rows":0,`},
	} {
		lines := h.send(c.event)
		if len(lines) != 1 || !strings.Contains(lines[0], c.want) {
			t.Errorf("%s: %s\nlacks %s", c.name, lines, c.want)
		}
		for _, line := range lines {
			if wrong := embedded([]byte(line)); wrong != nil {
				t.Errorf("%s: %v\n%s", c.name, wrong, line)
			}
		}
	}
}

func TestColdStarts(t *testing.T) {
	h := tell(t, Config{})
	if line := h.send(seedRow)[0]; !strings.Contains(line, `"ColdStarts":1,`) {
		t.Error(line)
	}
	h = tell(t, Config{})
	h.send(`{"keep-warm":{}}`)
	if line := h.send(seedRow)[0]; !strings.Contains(line, `"ColdStarts":0,`) {
		t.Errorf("kept warm: %s", line)
	}
}

// A distribution is a line of many rows: bins, classes, and no value.
func TestDistributionLine(t *testing.T) {
	h := tell(t, Config{})
	events := make([]string, 100)
	for i := range events {
		events[i] = seedRow
	}
	events[7], events[8], events[9] = farRow, `{"gre":440,"gpa":3,"rank":2}`, badRow
	lines := h.send(append(events, seedRow)...)
	if len(lines) != 102 {
		t.Fatalf("%d lines of 101 requests", len(lines))
	}
	var got struct {
		Message, Model, Version string `json:"-"`
		schema.Distribution
	}
	if err := json.Unmarshal([]byte(lines[101]), &got); err != nil {
		t.Fatal(err)
	}
	if got.Rows != 100 || got.Refused != 0 || fmt.Sprint(got.Predictors) != "map[gre:[1 0 0 99] rank:[98 1 0 1]]" ||
		fmt.Sprint(got.Response) != "[1 0 99]" || fmt.Sprint(got.Classes) != "map[0:1 1:99]" || fmt.Sprint(got.OutOfRange) != "map[gpa:1 gre:1]" {
		t.Errorf("%s", lines[101])
	}
	if want := `"msg":"distribution","model":"admission","version":"` + h.model.Version + `","rows":100,"refused":0,"predictors":{`; !strings.Contains(lines[101], want) {
		t.Errorf("%s\nlacks %s", lines[101], want)
	}
}

// The classes are the model's, whatever threshold a caller decides by: they are
// compared with the fit's own.
func TestClassesAreByTheModelsThreshold(t *testing.T) {
	h := tell(t, Config{})
	lines := h.send(`{"rows":[` + strings.Repeat(seedRow+",", 99) + seedRow + `],"options":{"threshold":1}}`)
	if len(lines) != 2 || !strings.Contains(lines[1], `"classes":{"0":0,"1":100}`) {
		t.Errorf("%s", lines)
	}
}

// What the deployer proves a version with is nobody's row.
func TestGoldenCasesAreNotCounted(t *testing.T) {
	direct := lambdacontext.NewContext(t.Context(), &lambdacontext.LambdaContext{
		ClientContext: lambdacontext.ClientContext{Custom: map[string]string{schema.GoldenCase: "true"}}})
	const event = `{"httpMethod":"GET","path":"/admit","requestContext":{},"headers":{"X-Golden-Case":"true"},"queryStringParameters":{"gre":"800","gpa":"4","rank":"1"}}`
	for _, c := range []struct {
		name  string
		ctx   context.Context
		event string
	}{{"direct", direct, seedRow}, {"by URL", t.Context(), event}} {
		h := tell(t, Config{})
		for range 100 {
			if _, err := h.Invoke(c.ctx, []byte(c.event)); err != nil {
				t.Fatal(err)
			}
		}
		lines := strings.Split(strings.TrimSpace(h.out.String()), "\n")
		if len(lines) != 100 || !strings.HasSuffix(lines[99], `"golden_case":true}`) || strings.Contains(h.out.String(), "_aws") {
			t.Errorf("%s: %d lines, the last %s", c.name, len(lines), lines[len(lines)-1])
		}
		h.send(many(strings.Split(strings.Repeat(farRow+" ", 99), " ")[:99]...))
		if lines := h.send(seedRow); !strings.Contains(lines[1], `"rows":100,`) || !strings.Contains(lines[1], `"out_of_range":{"gpa":99,"gre":99}`) {
			t.Errorf("%s: what followed: %s", c.name, lines)
		}
	}
}

// Keep-warm takes what is there, when it is enough; it is no request.
func TestKeepWarmWritesTheDistribution(t *testing.T) {
	h := tell(t, Config{})
	h.send(many(strings.Split(strings.Repeat(seedRow+" ", 19), " ")[:19]...))
	if lines := h.send(`{"keep-warm":{}}`); lines[0] != "" {
		t.Errorf("19 rows: %s", lines)
	}
	h.send(seedRow)
	if lines := h.send(`{"keep-warm":{}}`); len(lines) != 1 || !strings.Contains(lines[0], `"rows":20,`) {
		t.Errorf("20 rows: %s", lines)
	}
	if lines := h.send(`{"keep-warm":{}}`); lines[0] != "" {
		t.Errorf("again: %s", lines)
	}
}

// What callers send is in the log when the stack asks for it, and only then.
func TestValuesInTheLog(t *testing.T) {
	const event = `{"gre":612.25,"gpa":3.0625,"rank":2}`
	for _, asked := range []bool{false, true} {
		h := tell(t, Config{LogValues: asked})
		rows := make([]string, 150)
		for i := range rows {
			rows[i] = event
		}
		lines := h.send(event, many(rows...), `{"gre":"612.25x","gpa":3.0625,"rank":2}`)
		values := 0
		for _, line := range lines {
			if strings.Contains(line, "612.25") || strings.Contains(line, "3.0625") {
				values++
				if !strings.Contains(line, `"msg":"values"`) || !strings.Contains(line, `"values":[{"gpa":3.0625,"gre":612.25,"rank":2}`) {
					t.Errorf("asked %t: %s", asked, line)
				}
			}
		}
		if want := map[bool]int{false: 0, true: 3}[asked]; values != want {
			t.Errorf("asked %t: %d lines with values; want %d", asked, values, want)
		}
	}
}
