package contract

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"serverless-poc/schema"
)

// A parameter is one of GET, as a document has it.
type parameter struct {
	Name     string
	Required bool
	Schema   json.RawMessage
}

// parameters are those of GET at path, of the row and no options.
func parameters(t *testing.T, data []byte, path string) []parameter {
	t.Helper()
	var document struct {
		Paths map[string]struct {
			Get struct{ Parameters []parameter }
		}
	}
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	item, there := document.Paths[path]
	if !there {
		t.Fatalf("no path %s", path)
	}
	return slices.DeleteFunc(item.Get.Parameters, func(p parameter) bool { return strings.HasPrefix(p.Name, "options.") })
}

// TestQuery sends every golden row that can be a query string. What the
// function answers, the gateway lets through: no required parameter is absent
// or blank. And it is what the document for people says of each parameter.
func TestQuery(t *testing.T) {
	answered, unnamed := 0, 0
	for _, s := range every(t) {
		imported := parameters(t, s.imported(t), s.service.Path)
		rules := map[string]*jsonschema.Schema{}
		for _, p := range parameters(t, s.people(t), s.service.Path) {
			rules[p.Name] = must(jsonschema.CompileString("parameter.json", string(p.Schema)))(t)
		}
		unnamed += len(rules) - len(imported)
		for _, c := range s.service.Model.Cases {
			query := queryOf(c.Input)
			if a := s.get(t, query); a.StatusCode != 200 {
				continue
			}
			answered++
			for _, p := range imported {
				if p.Required && strings.TrimSpace(query[p.Name]) == "" {
					t.Errorf("%s: case %q is answered, but the gateway wants %q", s.name, c.Name, p.Name)
				}
			}
			for name, rule := range rules {
				if err := rule.Validate(asRead(query[name], rule)); err != nil {
					t.Errorf("%s: case %q is answered, but %s=%s is not as the document says: %v", s.name, c.Name, name, query[name], err)
				}
			}
		}
	}
	t.Logf("%d queries answered; %d parameters have names that API Gateway does not take", answered, unnamed)
	if answered == 0 || unnamed == 0 {
		t.Error("a kind of query has no case")
	}
}

// queryOf is the row in text.
func queryOf(row map[string]schema.Value) map[string]string {
	query := map[string]string{}
	for name, value := range row {
		switch value.Kind() {
		case schema.KindNumber:
			query[name] = strconv.FormatFloat(value.Float(), 'g', -1, 64)
		case schema.KindString:
			query[name] = value.Text()
		case schema.KindBool:
			query[name] = strconv.FormatBool(value.Truth())
		}
	}
	return query
}

func (s served) get(t *testing.T, query map[string]string) answer {
	return s.send(t, map[string]any{"httpMethod": "GET", "queryStringParameters": query})
}

// asRead is text as a reader of the parameter's schema takes it.
func asRead(text string, rule *jsonschema.Schema) any {
	if len(rule.Types) == 1 && rule.Types[0] == "number" {
		if f, err := strconv.ParseFloat(text, 64); err == nil {
			return f
		}
	}
	return text
}

// TestLevels tries every number and truth that a level could be meant by: the
// document names exactly those that the function takes.
func TestLevels(t *testing.T) {
	taken, refused := 0, 0
	for _, s := range every(t) {
		row := s.typical()
		rule := check(t, s.people(t), jsonschema.Draft2020)[s.service.Component()+"Row"]
		for _, p := range s.service.Model.Predictors {
			for _, value := range meant(p) {
				tried := maps.Clone(row)
				tried[p.Name] = value
				a := s.post(t, tried)
				fits := rule.Validate(decoded(t, tried)) == nil
				switch {
				case fits != (a.StatusCode == 200):
					t.Errorf("%s: %s = %s: the function answers %s, the document takes it: %v", s.name, p.Name, value, a.Body, fits)
				case fits:
					taken++
				default:
					refused++
				}
			}
		}
	}
	t.Logf("%d numbers and truths are levels, %d are not", taken, refused)
	if taken == 0 || refused == 0 {
		t.Error("a kind of value has no case")
	}
}

// typical is the golden case of that name.
func (s served) typical() map[string]schema.Value {
	for _, c := range s.service.Model.Cases {
		if c.Name == "typical" {
			return c.Input
		}
	}
	return nil
}

// meant are the numbers that the levels of p can be read as, one that is none of
// them, and the truths.
func meant(p schema.Predictor) []schema.Value {
	if len(p.Levels) == 0 || p.Type == schema.Logical {
		return nil
	}
	list := []schema.Value{schema.Bool(true), schema.Bool(false), schema.Num(-77.5)}
	for _, level := range p.Levels {
		if f, err := strconv.ParseFloat(level, 64); err == nil {
			list = append(list, schema.Num(f))
		}
	}
	return list
}
