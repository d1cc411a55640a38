package contract

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"serverless-poc/schema"
)

// An answer is the function's to one HTTP request.
type answer struct {
	StatusCode int    `json:"statusCode"`
	Body       string `json:"body"`
}

// send hands a call of the model's path to the function as API Gateway does.
func (s served) send(t *testing.T, event map[string]any) answer {
	t.Helper()
	return s.at(t, s.service.Path, event)
}

// at is a call of any path.
func (s served) at(t *testing.T, path string, event map[string]any) answer {
	t.Helper()
	event["path"] = path
	event["requestContext"] = map[string]any{"stage": "prod"}
	reply := must(s.handler.Invoke(t.Context(), must(json.Marshal(event))(t)))(t)
	var a answer
	if err := json.Unmarshal(reply, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// post sends the row as a JSON object.
func (s served) post(t *testing.T, row map[string]schema.Value) answer {
	t.Helper()
	return s.send(t, map[string]any{"httpMethod": "POST", "body": string(must(schema.Encode(row))(t))})
}

// A checker says why a value does not fit a schema of a document, by name.
type checker map[string]*jsonschema.Schema

// check compiles the schemas of a document in the JSON Schema of its readers:
// 2020-12 of OpenAPI 3.1, draft 4 of API Gateway.
func check(t *testing.T, data []byte, draft *jsonschema.Draft) checker {
	t.Helper()
	var document struct {
		Components struct{ Schemas map[string]json.RawMessage }
	}
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	const whole = "document.json"
	c := jsonschema.NewCompiler()
	c.Draft = draft
	if err := c.AddResource(whole, bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	compiled := checker{}
	for name := range document.Components.Schemas {
		compiled[name] = must(c.Compile(whole + "#/components/schemas/" + name))(t)
	}
	return compiled
}

// madeLevel is why the function refuses a row that no schema of single fields
// can refuse: the formula makes a level of a number, and R has not seen it.
const madeLevel = "makes a level that the fit has not seen"

// TestRows sends every golden row to the function and holds its answer and both
// documents together: what it answers, both take; what it refuses, the one for
// people refuses; and the gateway's refuses a row only for a missing field.
func TestRows(t *testing.T) {
	answered, refused, beyond, sieved := 0, 0, 0, 0
	for _, s := range every(t) {
		people := check(t, s.people(t), jsonschema.Draft2020)
		imported := check(t, s.imported(t), jsonschema.Draft4)
		row, body, answers := s.service.Component()+"Row", s.service.Component()+"Body", s.service.Component()+"Answer"
		for _, c := range s.service.Model.Cases {
			a := s.post(t, c.Input)
			value := decoded(t, c.Input)
			why, sieve := people[row].Validate(value), imported[body].Validate(value)
			if missing := s.missing(c.Input); missing != (sieve != nil) {
				t.Errorf("%s: case %q: a field is missing: %v, but the gateway's schema says %v", s.name, c.Name, missing, sieve)
			}
			if sieve != nil {
				sieved++
			}
			switch {
			case a.StatusCode == 200 && (why != nil || sieve != nil):
				t.Errorf("%s: case %q is answered, but the documents say %v, %v", s.name, c.Name, why, sieve)
			case a.StatusCode == 200:
				answered++
				s.checkAnswer(t, people[answers], c.Name, a.Body)
			case why == nil && strings.Contains(a.Body, madeLevel):
				beyond++
			case why == nil:
				t.Errorf("%s: case %q is refused, but the document takes it: %s", s.name, c.Name, a.Body)
			default:
				refused++
			}
			if a.StatusCode != 200 {
				s.checkAnswer(t, people["Failure"], c.Name, a.Body)
			}
		}
	}
	t.Logf("%d rows answered, %d refused (%d of them by the gateway already), %d for a level that the formula makes", answered, refused, sieved, beyond)
	if answered == 0 || refused == 0 || sieved == 0 {
		t.Error("a kind of row has no case")
	}
}

// TestSieve: the gateway lets through a list of rows, whatever is in them, and
// options beside a row or a list; what is neither it refuses itself.
func TestSieve(t *testing.T) {
	for _, s := range some(t) {
		rule := check(t, s.imported(t), jsonschema.Draft4)[s.service.Component()+"Body"]
		row := map[string]any{}
		for _, p := range s.service.Model.Predictors {
			row[p.Name] = 1
		}
		asked := maps.Clone(row)
		asked["options"] = map[string]any{"se": true}
		anything := len(row) == 0 // any object is a row of a model without predictors
		for _, c := range []struct {
			of    string
			body  any
			taken bool
		}{
			{"a row", row, true},
			{"a row with options", asked, true},
			{"no rows", map[string]any{"rows": []any{}}, true},
			{"rows, one of them none", map[string]any{"rows": []any{row, 5, nil}}, true},
			{"rows with options", map[string]any{"rows": []any{row}, "options": map[string]any{"level": 0.9}}, true},
			{"nothing", map[string]any{}, anything},
			{"options alone", map[string]any{"options": map[string]any{}}, anything},
			{"rows that are no list", map[string]any{"rows": row}, anything},
			{"a list", []any{row}, false},
			{"a number", 5, false},
			{"null", nil, false},
		} {
			if err := rule.Validate(decoded(t, c.body)); (err == nil) != c.taken {
				t.Errorf("%s: %s: %v; let through %t, want %t", s.name, c.of, err, err == nil, c.taken)
			}
		}
	}
}

// missing says that the row lacks a predictor.
func (s served) missing(row map[string]schema.Value) bool {
	for _, p := range s.service.Model.Predictors {
		if _, there := row[p.Name]; !there {
			return true
		}
	}
	return false
}

// checkAnswer holds body against its schema, which must name all of its keys.
func (s served) checkAnswer(t *testing.T, rule *jsonschema.Schema, golden, body string) {
	t.Helper()
	var value map[string]any
	if err := json.Unmarshal([]byte(body), &value); err != nil {
		t.Fatal(err)
	}
	if err := rule.Validate(value); err != nil {
		t.Errorf("%s: case %q: the answer is not as its schema says: %v", s.name, golden, err)
	}
	for _, key := range slices.Sorted(maps.Keys(value)) {
		if rule.Properties[key] == nil {
			t.Errorf("%s: case %q: the answer has %q, which its schema does not name", s.name, golden, key)
		}
	}
}
