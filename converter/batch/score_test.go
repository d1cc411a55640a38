package batch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/converter/internal/sample"
	"serverless-poc/engine"
	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

// TestScoreGoldenCases sends the golden cases of every fixture through the whole
// pipe, rows in and lines out, and compares with what R said.
func TestScoreGoldenCases(t *testing.T) {
	for _, f := range sample.Fixtures(t) {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			c := convert(t, f.Coefficients)
			for _, k := range c.Artefact.Cases {
				checkScored(t, c, k)
			}
		})
	}
}

// checkScored sends the row of k alone and asks for what R gave.
func checkScored(t *testing.T, c *converter.Converted, k schema.Case) {
	t.Helper()
	row, err := schema.Encode(k.Input)
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Reader: bytes.NewReader(row), Format: NDJSON}
	ask, err := engine.Asked(k)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := score(c, in, ask, &out); err != nil {
		t.Fatalf("case %q: %v", k.Name, err)
	}
	if served := k.Served(); served.Reject != nil {
		k = served
	}
	check(t, c, k, 1, bytes.TrimSuffix(out.Bytes(), []byte("\n")))
}

func check(t *testing.T, c *converter.Converted, k schema.Case, n int, line []byte) {
	t.Helper()
	if k.Reject != nil {
		bad, err := schema.Decode[Failure](line)
		if err != nil || bad.Row != n || len(bad.Error.Problems) == 0 {
			t.Errorf("case %q: got %s%v", k.Name, line, err)
		}
		return
	}
	got, err := schema.Decode[schema.Scored](line)
	if err != nil {
		t.Errorf("case %q: %v: %s", k.Name, err, line)
		return
	}
	for _, m := range c.Model.Compare(k, *got) {
		t.Error(m)
	}
}

// TestScoreAdmission pins the lines of the original service's rows; 0.7384082 and
// 0.3743144, with the standard error 0.06723316, are its author's R output.
func TestScoreAdmission(t *testing.T) {
	c := convert(t, sample.Admission(t))
	in := Input{Reader: strings.NewReader(`[
		{"gre":"800","gpa":"4","rank":"1"},
		{"gre":800,"gpa":4,"rank":4},
		{"gre":"eight hundred","gpa":4}]`), Format: Auto}
	var out bytes.Buffer
	tally, err := score(c, in, engine.Ask{SE: true}, &out)
	if err != nil || tally != (Tally{Scored: 2, Bad: 1}) {
		t.Fatalf("%+v, %v", tally, err)
	}
	lines := strings.Split(out.String(), "\n")
	for i, want := range []struct {
		response, se float64
		class        string
	}{{0.7384082, 0.06723316, "1"}, {0.3743144, math.NaN(), "0"}} {
		got, err := schema.Decode[schema.Scored]([]byte(lines[i]))
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(float64(got.Response.Number)-want.response) > 5e-8 || *got.Class != want.class {
			t.Errorf("row %d: %s", i+1, lines[i])
		}
		if !math.IsNaN(want.se) && math.Abs(float64(got.SEResponse.Number)-want.se) > 5e-9 {
			t.Errorf("row %d: se_response is %v, want %v", i+1, *got.SEResponse, want.se)
		}
	}
	bad, err := schema.Decode[Failure]([]byte(lines[2]))
	if err != nil {
		t.Fatal(err)
	}
	if p := bad.Error.Problems; bad.Row != 3 || len(p) != 2 || p[0].Field != "gre" || p[1].Field != "rank" {
		t.Errorf("got %s", lines[2])
	}
}

func TestScoreWithoutStandardErrors(t *testing.T) {
	coefficients, err := schema.DecodeCoefficients(sample.Admission(t))
	if err != nil {
		t.Fatal(err)
	}
	coefficients.StandardErrors = nil
	m, err := engine.Compile(&coefficients.Model)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Run(t.Context(), Job{Model: m, Ask: engine.Ask{SE: true}})
	if want := "the model has no standard errors; export the fit with them or score without"; said(err) != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestScoreCannotWrite(t *testing.T) {
	c := convert(t, sample.Admission(t))
	many := strings.Repeat(`{"gre":800,"gpa":4,"rank":1}`+"\n", 1000)
	if _, err := score(c, Input{Reader: strings.NewReader(many)}, engine.Ask{}, full{}); err == nil {
		t.Error("a write that failed went unnoticed")
	}
}

func ExampleRun() {
	f, err := fixtures.Get("admission-seed")
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := converter.Convert(f.Coefficients)
	if err != nil {
		fmt.Println(err)
		return
	}
	in := Input{Reader: strings.NewReader("gre,gpa,rank\n800,4,1\n")}
	var out bytes.Buffer
	tally, err := Run(context.Background(), Job{Model: c.Model, In: in, Out: &out})
	fmt.Printf("%s%+v %v\n", out.String(), tally, err)
	// Output:
	// {"link":1.0377117527331783,"response":0.7384082459801908,"class":"1","probs":{"0":0.26159175401980916,"1":0.7384082459801908}}
	// {Scored:1 Bad:0} <nil>
}
