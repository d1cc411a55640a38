package deploy

import (
	"bytes"
	"strings"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/fixtures"
	"serverless-poc/schema"
)

func admission(t *testing.T) *converter.Converted {
	t.Helper()
	f, err := fixtures.Get("admission-seed")
	if err != nil {
		t.Fatal(err)
	}
	c, err := converter.Convert(f.Coefficients)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// One answer, right as R gave it and wrong in one way each.
func TestJudgeAnswer(t *testing.T) {
	c := admission(t)
	var golden schema.Case
	for _, g := range c.Artefact.Cases {
		if g.Expect != nil && g.Expect.Class != nil {
			golden = g.Served()
			break
		}
	}
	expect := *golden.Expect
	answer := func(model, version string, scored schema.Scored) []byte {
		data, err := schema.Encode(struct {
			Result bool `json:"result"`
			schema.Scored
			Model   string `json:"model"`
			Version string `json:"version"`
		}{true, scored, model, version})
		if err != nil {
			t.Fatal(err)
		}
		return bytes.TrimSpace(data)
	}
	off := expect
	off.Response = schema.One(float64(off.Response.Number) * (1 + 1e-6))
	wrongClass := expect
	wrongClass.Class = new("neither")
	version := c.Artefact.Version
	for _, x := range []struct {
		name    string
		payload []byte
		want    string // in the finding; "" for none
	}{
		{"as R", answer("admission", version, expect), ""},
		{"response off by 1e-6", answer("admission", version, off), ": response: R says "},
		{"other class", answer("admission", version, wrongClass), `we say "neither"`},
		{"other artefact", answer("admission", "20200101T000000Z-000000000000", expect), "answered by artefact admission 20200101T000000Z-000000000000, not by admission " + version},
		{"other model", answer("mtcars", version, expect), "answered by artefact mtcars"},
		{"no link", answer("admission", version, schema.Scored{Response: expect.Response}), "link: R says "},
		{"not JSON", []byte(`<html>`), "cannot be read"},
	} {
		got := judgeAnswer(golden, c.Model, version, x.payload)
		if (x.want == "") != (got == "") || !strings.Contains(got, x.want) {
			t.Errorf("%s: finding %q; want %q in it", x.name, got, x.want)
		}
	}
}

func TestJudgeRefusal(t *testing.T) {
	predicted := schema.Case{Name: "typical", Expect: &schema.Scored{}}
	refused := schema.Case{Name: "rank 5", Reject: &schema.Reject{Field: "rank"}}
	for _, x := range []struct {
		name   string
		golden schema.Case
		failed InvokeError
		want   string
		fatal  bool
	}{
		{"as R", refused, InvokeError{Kind: "BadRequest", Status: 400, Fields: []string{"gre", "rank"}}, "", false},
		{"for another field", refused, InvokeError{Kind: "BadRequest", Status: 400, Message: "gre is missing", Fields: []string{"gre"}},
			`case "rank 5": to be refused for rank, is refused for gre: gre is missing`, false},
		{"R predicts", predicted, InvokeError{Kind: "BadRequest", Status: 400, Message: "gre is missing"},
			`case "typical": R predicts, the function refuses: gre is missing`, false},
		{"its own fault", refused, InvokeError{Kind: "InternalError", Status: 500, Message: "oops"},
			`case "rank 5": the function failed: InternalError: oops`, false},
		{"does not start", predicted, InvokeError{Kind: "Function.ModelRefused", Message: "digest"},
			`case "typical": the function failed: Function.ModelRefused: digest`, true},
	} {
		got, fatal := judgeRefusal(x.golden, &x.failed)
		if got != x.want || fatal != x.fatal {
			t.Errorf("%s: %q, fatal %t; want %q, %t", x.name, got, fatal, x.want, x.fatal)
		}
	}
}

func TestReadFailure(t *testing.T) {
	for _, x := range []struct{ payload, want string }{
		{`{"errorType":"BadRequest","errorMessage":"{\"errorType\":\"BadRequest\",\"httpStatus\":400,\"request_id\":\"r\",\"message\":\"rank is 5\",\"errors\":[{\"field\":\"rank\"}]}"}`, "BadRequest: rank is 5"},
		{`{"errorType":"Function.ModelNotLoaded","errorMessage":"403"}`, "Function.ModelNotLoaded: 403"},
		{`{"errorMessage":"2026 Task timed out after 3.00 seconds"}`, ": 2026 Task timed out after 3.00 seconds"},
		{`segmentation fault`, "Unhandled: segmentation fault"},
	} {
		if got := readFailure([]byte(x.payload)).Error(); got != x.want {
			t.Errorf("%s: %q; want %q", x.payload, got, x.want)
		}
	}
}

func TestGateErrorText(t *testing.T) {
	e := &GateError{Function: "F", Version: "3", Findings: []string{"a", "b"}, Failed: 4, Sent: 10, Cases: 44}
	want := "the gate refuses F version 3: 4 of 10 golden cases are not answered as R did\n    a\n    b\n    and 2 more\n    the other 34 were not sent"
	if e.Error() != want {
		t.Errorf("%q; want %q", e.Error(), want)
	}
}
