package function_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"serverless-poc/function"
	"serverless-poc/schema"
)

// Many rows in one call, directly and over HTTP: each is answered or refused by
// itself, in its place.
func TestRows(t *testing.T) {
	h, p := serve(t)
	by := `"model":"admission","version":"` + p.Version + `","digest":"` + p.sha256 + `"}`
	const (
		one   = `{"result":true,"link":1.0377117527331783,"response":0.7384082459801908,"class":"1","probs":{"0":0.26159175401980916,"1":0.7384082459801908}}`
		ranks = `\"1\", \"2\", \"3\", \"4\"`
		usage = `; send one JSON object with gre, gpa, rank`
		level = `{"error":{"message":"rank: 5 is not a level; allowed: ` + ranks + `","errors":[{"field":"rank","value":5,"allowed":"` + ranks + `","message":"rank: 5 is not a level; allowed: ` + ranks + `"}]}}`
	)
	tests := []struct {
		name, event     string
		answer, refused string // refused is the message
		status          int
	}{
		{"one", `{"rows":[` + row + `]}`, `{"rows":[` + one + `],"scored":1,"refused":0,` + by, "", 200},
		{"none", `{"rows":[ ]}`, `{"rows":[],"scored":0,"refused":0,` + by, "", 200},
		{"in their order", `{"rows":[{"gre":800,"gpa":4,"rank":5} ,` + row + `, null]}`, `{"rows":[` + level + `,` + one +
			`,{"error":{"message":"the row is null, not an object` + usage + `","errors":[]}}],"scored":1,"refused":2,` + by, "", 200},
		{"options in a row", `{"rows":[{"gre":800,"gpa":4,"rank":1,"options":{"se":true}}]}`,
			`{"rows":[{"error":{"message":"options: found an object; send a number, a string, true or false","errors":[{"field":"options","value":"{\"se\":true}","allowed":"a number, a string, true or false","message":"options: found an object; send a number, a string, true or false"}]}}],"scored":0,"refused":1,` + by, "", 200},
		{"a predictor beside them", `{"rows":[` + row + `],"gre":800}`, "", "gre stands beside rows; a call with rows has options beside them and nothing else" + usage, 400},
		{"twice", `{"rows":[],"rows":[]}`, "", "rows are given twice; send them in one array" + usage, 400},
		{"more than a call takes", `{"rows":[` + strings.Repeat("1,", 5000) + `1]}`, "", "5001 rows are more than the 5000 of one call; send them in several", 413},
		{"an option that is none", `{"rows":[` + row + `],"options":{"intervall":true}}`, "",
			"options.intervall: there is no such option; known are se, interval, level, explain, threshold, times, quantiles", 400},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			answer, refused := ask(t, h, test.event)
			var said struct {
				Message    string
				HTTPStatus int `json:"httpStatus"`
			}
			if refused != "" {
				said = decode[struct {
					Message    string
					HTTPStatus int `json:"httpStatus"`
				}](t, refused)
			}
			if answer != test.answer || said.Message != test.refused || refused != "" && said.HTTPStatus != test.status {
				t.Errorf("\n got %s%s\nwant %d %s%s", answer, refused, test.status, test.answer, test.refused)
			}
			got := call(t, h, sample(t, "rest-post", map[string]any{"body": test.event}))
			if body := strings.Replace(got.Body, "the event", "the body", 1); got.StatusCode != test.status || test.answer != "" && body != test.answer {
				t.Errorf("over HTTP: %d %s", got.StatusCode, got.Body)
			}
		})
	}
}

// Five thousand rows, the most of one call, in one answer.
func TestMostRows(t *testing.T) {
	h, _ := serve(t)
	rows := make([]string, 5000)
	for i := range rows {
		rows[i] = fmt.Sprintf(`{"gre":%d,"gpa":3.5,"rank":%d}`, 300+i%500, 1+i%4)
	}
	answer, refused := ask(t, h, `{"rows":[`+strings.Join(rows, ",")+`],"options":{"se":true}}`)
	if refused != "" {
		t.Fatal(refused)
	}
	got := decode[struct {
		Rows   []json.RawMessage
		Scored int
	}](t, answer)
	if got.Scored != 5000 || len(got.Rows) != 5000 {
		t.Fatalf("%d of %d are scored", got.Scored, len(got.Rows))
	}
	alone, _ := ask(t, h, rows[4321][:len(rows[4321])-1]+`,"options":{"se":true}}`)
	if !strings.HasPrefix(alone, string(got.Rows[4321][:len(got.Rows[4321])-1])) {
		t.Errorf("in its place %s, alone %s", got.Rows[4321], alone)
	}
}

// Values beyond the training data are answered, and said.
func TestWarnings(t *testing.T) {
	h, _ := serve(t)
	const gre = `{"field":"gre","value":900,"message":"gre: 900 is beyond the training data, 220 to 800; the answer is an extrapolation"}`
	const gpa = `{"field":"gpa","value":"1","message":"gpa: \"1\" is beyond the training data, 2.26 to 4; the answer is an extrapolation"}`
	for event, want := range map[string]string{
		`{"gre":900,"gpa":4,"rank":1}`:            `"warnings":[` + gre + `]`,
		`{"gre":900,"gpa":"1","rank":1}`:          `"warnings":[` + gre + `,` + gpa + `]`,
		`{"rows":[{"gre":900,"gpa":4,"rank":1}]}`: `"warnings":[` + gre + `]`,
	} {
		if answer, refused := ask(t, h, event); !strings.Contains(answer, want) {
			t.Errorf("%s: %s%s\nwant %s", event, answer, refused, want)
		}
	}
	if answer, _ := ask(t, h, row); strings.Contains(answer, "warnings") {
		t.Errorf("at the ends of the ranges: %s", answer)
	}
	days := fixture(t, "formula-date")
	event := map[string]schema.Value{}
	for _, c := range days.Cases {
		if c.Name == "typical" {
			event = c.Input
		}
	}
	for _, p := range days.Predictors {
		if p.Type == schema.Date {
			event[p.Name] = schema.Str("1800-02-28")
		}
	}
	answer, refused := ask(t, function.New(days.Model, quiet(), function.Config{}), string(must(json.Marshal(event))(t)))
	if !strings.Contains(answer, `\"1800-02-28\" is beyond the training data, 1973-05-01 to 1973-09-30`) {
		t.Errorf("a day: %s%s", answer, refused)
	}
}

// decode reads text, whose keys it need not know all.
func decode[T any](t testing.TB, text string) (v T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return v
}
