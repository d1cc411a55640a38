package contract

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"serverless-poc/schema"
)

// TestOptions asks every fixture for everything: what the document offers is
// answered, as the document says; what it does not offer is refused by name.
func TestOptions(t *testing.T) {
	offered, refused := map[string]int{}, map[string]int{}
	for _, s := range every(t) {
		rules := check(t, s.people(t), jsonschema.Draft2020)
		name := s.service.Component()
		known := rules[name+"Options"].Properties
		row := s.typical()
		for option, value := range map[string]any{
			"se": true, "interval": true, "level": 0.5, "explain": true, "threshold": 0.25, "times": []float64{100, 1e3}, "quantiles": []float64{0.5},
		} {
			body := map[string]any{"rows": []any{row, row}, "options": map[string]any{option: value}}
			a := s.send(t, map[string]any{"httpMethod": "POST", "body": string(must(schema.Encode(body))(t))})
			_, there := known[option]
			switch {
			case there != (a.StatusCode == 200):
				t.Errorf("%s: %s is offered: %v, the function answers %s", s.name, option, there, a.Body)
			case there:
				offered[option]++
				s.checkAnswer(t, rules[name+"Answers"], option, a.Body)
			case !strings.Contains(a.Body, `"field":"options.`+option+`"`):
				t.Errorf("%s: %s is refused without its name: %s", s.name, option, a.Body)
			default:
				refused[option]++
			}
		}
		s.checkDocuments(t, rules)
	}
	t.Logf("offered %v, refused %v", offered, refused)
	for _, option := range []string{"se", "interval", "explain", "threshold", "times"} {
		if offered[option] == 0 || refused[option] == 0 {
			t.Errorf("%s has no case", option)
		}
	}
}

// checkDocuments holds the card and the answer about health against their schemas.
func (s served) checkDocuments(t *testing.T, rules checker) {
	t.Helper()
	for path, component := range map[string]string{"/model": "Card", "/health": "Health"} {
		a := s.at(t, path, map[string]any{"httpMethod": "GET"})
		if a.StatusCode != 200 {
			t.Errorf("%s: %s answers %s", s.name, path, a.Body)
			continue
		}
		s.checkAnswer(t, rules[s.service.Component()+component], path, a.Body)
	}
}

// TestExamples sends the document's own examples: the function answers them.
func TestExamples(t *testing.T) {
	sent := 0
	for _, s := range every(t) {
		var document struct {
			Paths map[string]struct {
				Post struct {
					RequestBody struct {
						Content map[string]struct {
							Examples map[string]struct{ Value json.RawMessage }
						}
					}
					Responses map[string]struct {
						Content map[string]struct {
							Examples map[string]struct{ Value json.RawMessage }
						}
					}
				}
			}
		}
		if err := json.Unmarshal(s.people(t), &document); err != nil {
			t.Fatal(err)
		}
		post := document.Paths[s.service.Path].Post
		for name, e := range post.RequestBody.Content["application/json"].Examples {
			want := post.Responses["200"].Content["application/json"].Examples[name].Value
			a := s.send(t, map[string]any{"httpMethod": "POST", "body": string(e.Value)})
			if a.StatusCode != 200 || resultOf(a.Body) != resultOf(string(want)) {
				t.Errorf("%s: %s is answered %d %s, the document says %s", s.name, name, a.StatusCode, a.Body, want)
			}
			sent++
		}
	}
	t.Logf("%d examples sent", sent)
	if sent < 10 {
		t.Error("there are hardly any examples")
	}
}

// resultOf is what an answer says in short: results that are numbers to 9 digits.
func resultOf(answer string) string {
	var got struct {
		Result  any
		Rows    []struct{ Result any }
		Version string
	}
	if json.Unmarshal([]byte(answer), &got) != nil {
		return ""
	}
	text := got.Version
	for _, r := range append(got.Rows, struct{ Result any }{got.Result}) {
		if f, is := r.Result.(float64); is {
			text += fmt.Sprintf(" %.9g", f)
			continue
		}
		text += fmt.Sprint(" ", r.Result)
	}
	return text
}
