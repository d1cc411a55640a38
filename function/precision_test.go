package function_test

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"serverless-poc/schema"
)

// Numbers keep all their digits, both ways and through every envelope over HTTP:
// what is asked for is what was sent, to the bit, and what is read is what the
// model said. The answers are those of the engine, which has R's bits.
func TestFullPrecision(t *testing.T) {
	h, p := serve(t)
	const gre, gpa = "612.34567890123456", "3.1415926535897931" // 17 digits
	body := `{"gre":` + gre + `,"gpa":` + gpa + `,"rank":1}`
	values := map[string]string{"gre": gre, "gpa": gpa, "rank": "1"}
	query := url.Values{"gre": {gre}, "gpa": {gpa}, "rank": {"1"}}.Encode()
	model := prove(t, p)
	bound := must(model.Bind(map[string]schema.Value{"gre": number(t, gre), "gpa": number(t, gpa), "rank": schema.Str("1")}))(t)
	want := model.Score(bound)
	for name, over := range map[string]map[string]any{
		"rest-get":       {"queryStringParameters": values, "multiValueQueryStringParameters": nil},
		"rest-post":      {"body": body},
		"http-get":       {"rawQueryString": query},
		"http-post":      {"body": base64.StdEncoding.EncodeToString([]byte(body))},
		"url-get":        {"rawQueryString": query},
		"url-post":       {"body": packed(t, body), "headers.content-encoding": "gzip", "headers.accept-encoding": "gzip"},
		"alb-get":        {"queryStringParameters": values},
		"alb-post":       {"body": body},
		"alb-multi-get":  {"multiValueQueryStringParameters": map[string][]string{"gre": {gre}, "gpa": {gpa}, "rank": {"1"}}},
		"alb-multi-post": {"body": body},
	} {
		got := decode[struct{ Link, Response json.Number }](t, call(t, h, sample(t, name, over)).Body)
		for _, n := range []struct {
			of   string
			got  json.Number
			want float64
		}{{"link", got.Link, want.Link}, {"response", got.Response, want.Response}} {
			if f, err := n.got.Float64(); err != nil || math.Float64bits(f) != math.Float64bits(n.want) {
				t.Errorf("%s: %s is %s, the engine says %s", name, n.of, n.got, strconv.FormatFloat(n.want, 'g', 17, 64))
			}
		}
	}
	far := call(t, h, sample(t, "rest-post", map[string]any{"body": `{"gre":812.34567890123456,"gpa":4,"rank":1}`})).Body
	if !strings.Contains(far, `"value":812.3456789012346,`) { // the shortest that reads back to the same bits
		t.Errorf("a value comes back as another: %s", far)
	}
}

// What a stack loses that writes 4 digits, as R's JSON packages do unless they
// are told otherwise: the linear predictor is off in the fifth decimal when what
// is sent is rounded, and with it go decisions of applicants near the threshold.
func TestFourDigitsLose(t *testing.T) {
	h, p := serve(t)
	four := func(f float64) float64 { return math.Round(f*1e4) / 1e4 }
	link := func(gre, gpa float64) (float64, bool) {
		answer, refused := ask(t, h, string(must(json.Marshal(map[string]any{"gre": gre, "gpa": gpa, "rank": 2}))(t)))
		if refused != "" {
			t.Fatal(refused)
		}
		got := decode[struct {
			Link   float64
			Result bool
		}](t, answer)
		return got.Link, got.Result
	}
	slope := 0.0
	for _, c := range p.Coefficients {
		if c.Name == "gpa" {
			slope = float64(c.Value)
		}
	}
	lost, flipped := 0.0, 0
	for i := range 100 {
		gre := 500 + 3*float64(i)/7
		at, _ := link(gre, 3)
		gpa := 3 - (at-1e-6)/slope // just admitted
		exact, yes := link(gre, gpa)
		rounded, still := link(four(gre), four(gpa))
		if !yes || math.Abs(exact-1e-6) > 1e-12 {
			t.Fatalf("gre %v, gpa %v: the linear predictor is %v", gre, gpa, exact)
		}
		lost = max(lost, math.Abs(rounded-exact))
		if !still {
			flipped++
		}
	}
	t.Logf("4 digits: the linear predictor is off by up to %.2g, %d of 100 applicants just above the threshold are turned away", lost, flipped)
	if lost < 1e-5 || lost > 2e-4 || flipped < 10 {
		t.Errorf("off by up to %g, %d of 100 decisions flipped", lost, flipped)
	}
}

func number(t testing.TB, text string) schema.Value {
	t.Helper()
	return schema.Num(must(strconv.ParseFloat(text, 64))(t))
}
