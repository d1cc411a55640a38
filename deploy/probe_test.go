package deploy

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"serverless-poc/schema"
)

func TestProbes(t *testing.T) {
	cases := admission(t).Artefact.Cases
	counts := map[string]int{}
	for _, q := range probesOf("http://127.0.0.1/x", cases) {
		p := q.(probe)
		kind := "answered"
		if p.c.Reject != nil {
			kind = "refused"
		}
		counts[kind+" "+p.method]++
		r, err := p.request(t.Context(), "k")
		if err != nil {
			t.Fatal(err)
		}
		body := []byte{}
		if r.Body != nil {
			if body, err = io.ReadAll(r.Body); err != nil {
				t.Fatal(err)
			}
		}
		if inQuery := len(r.URL.Query()) == len(p.c.Input) && len(body) == 0; inQuery != (p.method == "GET") || r.Header.Get("X-Api-Key") != "k" {
			t.Errorf("%s %s with body %q", r.Method, r.URL, body)
		}
	}
	if counts["answered GET"] != 3 || counts["answered POST"] != 3 || counts["refused POST"] != 1 || len(counts) != 3 {
		t.Errorf("%v; want three answered ones by each method and a refused one", counts)
	}
	if got := probesOf("", []schema.Case{{Input: map[string]schema.Value{"x": {}}, Expect: &schema.Scored{}}}); len(got) != 0 {
		t.Errorf("%v: a query string has no null", got)
	}
}

// What is wrong moves the alias back; what is not there yet is waited for.
func TestJudgeReply(t *testing.T) {
	c := admission(t)
	want := public{model: c.Model, name: c.Artefact.Version, before: "20200101T000000Z-000000000000"}
	var predicted, refused probe
	for _, q := range probesOf("", c.Artefact.Cases) {
		p := q.(probe)
		if p.c.Reject != nil {
			refused = p
		} else {
			predicted = p
		}
	}
	answer := func(version string, scale float64) string {
		scored := *predicted.c.Expect
		scored.Response = schema.One(float64(scored.Response.Number) * scale)
		data, err := schema.Encode(struct {
			Result bool `json:"result"`
			schema.Scored
			Model   string `json:"model"`
			Version string `json:"version"`
		}{true, scored, "admission", version})
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for _, x := range []struct {
		name   string
		p      probe
		status int
		body   string
		want   string // in the finding; "" for right
		wrong  bool
	}{
		{"as R", predicted, 200, answer(want.name, 1), "", false},
		{"refused as R", refused, 400, `{"code":400}`, "", false},
		{"the key is not known yet", predicted, http.StatusForbidden, `{"message":"Forbidden"}`, `status 403: {"message":"Forbidden"}`, false},
		{"no permission yet", predicted, 500, `{"message":"Internal server error"}`, "status 500", false},
		{"throttled", predicted, 429, "", "status 429: ", false},
		{"refused by an old document", predicted, 400, "", "status 400: ", false},
		{"the version before", predicted, 200, answer(want.before, 1), "live before, still answers", false},
		{"the version before, refused case", refused, 200, answer(want.before, 1), "live before, still answers", false},
		{"another number", predicted, 200, answer(want.name, 1+1e-6), ": response: R says ", true},
		{"a version that is not ours", predicted, 200, answer("20190101T000000Z-000000000000", 1), "answered by artefact admission 20190101T000000Z-000000000000", true},
		{"predicts where R refuses", refused, 200, answer(want.name, 1), "R refuses it because of ", true},
		{"a page", predicted, 200, "<html>", "cannot be read", true},
	} {
		got, wrong := x.p.judge(httpReply{x.status, nil, []byte(x.body)}, want)
		if (x.want == "") != (got == "") || !strings.Contains(got, x.want) || wrong != x.wrong {
			t.Errorf("%s: %q, wrong %t; want %q in it, %t", x.name, got, wrong, x.want, x.wrong)
		}
	}
}

// A route that needs no key is judged by who answers.
func TestJudgeRoute(t *testing.T) {
	want := public{m: schema.StackModel{Name: "admission"}, name: "v2", before: "v1"}
	const ok = `{"status":"ok"}`
	for _, x := range []struct {
		of             string
		page           bool
		status         int
		model, version string
		kind, body     string
		want           string // in the finding; "" for right
		wrong          bool
	}{
		{"well", false, 200, "admission", "v2", "application/json", ok, "", false},
		{"the page", true, 200, "admission", "v2", "text/html; charset=utf-8", "<html>", "", false},
		{"not there yet", false, 403, "", "", "application/json", `{"message":"there is nothing"}`, "status 403: ", false},
		{"the program before, which knows no routes", false, 400, "admission", "v1", "application/json", "", "status 400: ", false},
		{"the version before", false, 200, "admission", "v1", "application/json", ok, "artefact v1, live before, still answers", false},
		{"another version", true, 200, "admission", "v0", "text/html", "<html>", "answered by artefact admission v0, expected admission v2", true},
		{"another model", false, 200, "other", "v2", "application/json", ok, "answered by artefact other v2", true},
		{"somebody else's program", true, 200, "", "", "text/html", "<html>", "no x-model-version", true},
		{"no page", true, 200, "admission", "v2", "application/json", ok, "the page is application/json, expected text/html", true},
		{"not well", false, 200, "admission", "v2", "application/json", `{"status":"ill"}`, "the status is not ok", true},
	} {
		header := http.Header{"Content-Type": {x.kind}}
		if x.version != "" {
			header.Set("x-model", x.model)
			header.Set("x-model-version", x.version)
		}
		got, wrong := routeProbe{"", x.page}.judge(httpReply{x.status, header, []byte(x.body)}, want)
		if (x.want == "") != (got == "") || !strings.Contains(got, x.want) || wrong != x.wrong {
			t.Errorf("%s: %q, wrong %t; want %q in it, %t", x.of, got, wrong, x.want, x.wrong)
		}
	}
}
