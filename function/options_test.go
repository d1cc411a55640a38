package function_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"serverless-poc/fixtures"
	"serverless-poc/function"
	"serverless-poc/schema"
)

// A proven fixture, with its artefact.
type proven struct {
	*function.Model
	*schema.Artefact
}

func fixture(t testing.TB, name string) proven {
	t.Helper()
	a := must(schema.NewArtefact(must(must(fixtures.Get(name))(t).Decode())(t)))(t)
	return proven{must(function.Prove(must(schema.Encode(a))(t)))(t), a}
}

// What each option adds, in the body and in a query string alike.
func TestOptions(t *testing.T) {
	h, _ := serve(t)
	for _, test := range []struct {
		options string // JSON
		query   string
		want    []string // keys that are there beside the usual ones
		result  string
	}{
		{`{}`, "", nil, "true"},
		{`{"se":true}`, "options.se=true", []string{"se_link", "se_response"}, "true"},
		{`{"se":false,"threshold":0.5}`, "options.se=false&options.threshold=0.5", nil, "true"},
		{`{"threshold":0.75}`, "options.threshold=0.75", nil, "false"},
		{`{"threshold":"0.75","se":"true"}`, "options.threshold=0.75&options.se=true", []string{"se_link", "se_response"}, "false"},
		{`{"threshold":1}`, "options.threshold=1", nil, "false"},
	} {
		got, refused := ask(t, h, `{"gre":800,"gpa":4,"rank":1,"options":`+test.options+`}`)
		if refused != "" {
			t.Errorf("%s: %s", test.options, refused)
			continue
		}
		answer := decode[map[string]json.RawMessage](t, got)
		class := `"0"`
		if test.result == "true" {
			class = `"1"`
		}
		if string(answer["result"]) != test.result || string(answer["class"]) != class {
			t.Errorf("%s: %s", test.options, got)
		}
		for _, key := range []string{"se_link", "se_response", "interval", "terms"} {
			if _, there := answer[key]; there != strings.Contains(strings.Join(test.want, " "), key) {
				t.Errorf("%s: %s is there: %v", test.options, key, there)
			}
		}
		over := map[string]any{"rawQueryString": "gre=800&gpa=4&rank=1&" + test.query}
		if inQuery := call(t, h, sample(t, "url-get", over)); inQuery.Body != got {
			t.Errorf("%s:\n got %s\nwant %s", test.query, inQuery.Body, got)
		}
	}
}

// An option is refused by its name, with what is allowed, and beside the row's
// own problems.
func TestOptionsRefused(t *testing.T) {
	h, _ := serve(t)
	const known = "known are se, interval, level, explain, threshold, times, quantiles"
	for _, test := range []struct{ options, want string }{
		{`{"SE":true}`, "options.SE: there is no such option; " + known},
		{`{"se":1}`, "options.se: found 1; send true or false"},
		{`{"se":null}`, "options.se: found null; send true or false"},
		{`{"se":{}}`, "options.se: found an object; send true or false"},
		{`{"se":[true,false]}`, "options.se: given more than once; send true or false"},
		{`{"se":true,"se":false}`, "options.se: given twice; send it once"},
		{`{"level":0.5,"level":0.6}`, "options.level: given twice; send it once"},
		{`{"level":1}`, "options.level: found 1; send a number between 0 and 1, such as 0.95"},
		{`{"level":"95%"}`, "options.level: found 95%; send a number between 0 and 1, such as 0.95"},
		{`{"threshold":-0.1}`, "options.threshold: found -0.1; send a number from 0 to 1"},
		{`{"threshold":1e999}`, "options.threshold: found 1e999; send a number from 0 to 1"},
		{`{"times":[1]}`, "options.times: the model has no survival at a time; score without times"},
		{`{"times":[]}`, "options.times: found ; send numbers, at most 100"},
		{`{"times":[[1]]}`, "options.times: found an array; send numbers, at most 100"},
		{`{"quantiles":[0.5,2]}`, "options.quantiles: found 0.5, 2; send numbers from 0 to 1, at most 100"},
		{`{"quantiles":0.5}`, "options.quantiles: the model has no quantiles; score without them"},
	} {
		_, refused := ask(t, h, `{"gre":800,"gpa":4,"rank":1,"options":`+test.options+`}`)
		said := decode[struct {
			Message string
			Errors  schema.Problems
		}](t, refused)
		if said.Message != test.want || len(said.Errors) != 1 || said.Errors[0].Message != test.want || said.Errors[0].Allowed == "" || !strings.HasPrefix(test.want, said.Errors[0].Field+": ") {
			t.Errorf("%s:\n got %s\nwant %s", test.options, refused, test.want)
		}
	}
	_, refused := ask(t, h, `{"gre":800,"gpa":4,"rank":5,"options":{"se":"x","k":1}}`)
	if fields := fieldsOf(t, refused); fields != "options.se options.k rank" {
		t.Errorf("together: %s", fields)
	}
	got := call(t, h, sample(t, "url-get", map[string]any{"rawQueryString": "gre=800&gpa=4&rank=1&options.k=1&options.se=true&options.se=false"}))
	if fields := fieldsOf(t, got.Body); fields != "options.k options.se" || got.StatusCode != 400 {
		t.Errorf("in a query: %d %s", got.StatusCode, got.Body)
	}
	got = call(t, h, sample(t, "rest-post", map[string]any{"multiValueQueryStringParameters": map[string][]string{"options.se": {"true"}}}))
	if want := `"message":"options.se is in the query string of a POST; put it into the body, under options"`; !strings.Contains(got.Body, want) {
		t.Errorf("in the query string of a POST: %s", got.Body)
	}
}

// fieldsOf lists the fields that a refusal blames.
func fieldsOf(t testing.TB, refusal string) string {
	t.Helper()
	var fields []string
	for _, p := range decode[struct{ Errors schema.Problems }](t, refusal).Errors {
		fields = append(fields, p.Field)
	}
	return strings.Join(fields, " ")
}

// A predictor may be called like an option, in a query string; in JSON nothing
// else than an object can be the options.
func TestPredictorNamedLikeAnOption(t *testing.T) {
	for _, name := range []string{"options.se", "options", "rows"} {
		p := publish(t, func(c *schema.Coefficients) { renamed(c, "gre", name) })
		h := function.New(prove(t, p), quiet(), function.Config{})
		body := must(json.Marshal(map[string]any{name: 800, "gpa": 4, "rank": 1}))(t)
		direct, refused := ask(t, h, string(body))
		if !strings.HasPrefix(direct, `{"result":true,`) {
			t.Errorf("%s: %s%s", name, direct, refused)
		}
		query := url.Values{name: {"800"}, "gpa": {"4"}, "rank": {"1"}}
		if got := call(t, h, sample(t, "url-get", map[string]any{"rawQueryString": query.Encode()})); got.Body != direct {
			t.Errorf("%s in a query: %s", name, got.Body)
		}
	}
}

// renamed gives a predictor another name, in the document of R's fit.
func renamed(c *schema.Coefficients, old, name string) {
	for i := range c.Predictors {
		if c.Predictors[i].Name == old {
			c.Predictors[i].Name = name
		}
	}
	for i := range c.Terms.Variables {
		if e := &c.Terms.Variables[i].Expr; e.Predictor == old {
			e.Predictor = name
		}
	}
	for i := range c.Cases {
		if v, there := c.Cases[i].Input[old]; there {
			delete(c.Cases[i].Input, old)
			c.Cases[i].Input[name] = v
		}
		if r := c.Cases[i].Reject; r != nil && r.Field == old {
			r.Field = name
		}
	}
}

// Times and quantiles go under the text that the caller wrote.
func TestTimesAndQuantiles(t *testing.T) {
	for _, test := range []struct{ fixture, option, query, key, want string }{
		{"coxph", `{"times":[100,"200.0"]}`, "options.times=100,200.0", "survival", "100 200.0"},
		{"survreg-weibull", `{"quantiles":[0.5,1e-1]}`, "options.quantiles=0.5&options.quantiles=1e-1", "quantile", "0.5 1e-1"},
	} {
		m := fixture(t, test.fixture)
		h := function.New(m.Model, quiet(), function.Config{Path: "/m"})
		input := map[string]any{"options": json.RawMessage(test.option)}
		query := url.Values{}
		for name, value := range typical(m.Artefact) {
			input[name] = value
			query.Set(name, strings.Trim(value.String(), `"`))
		}
		answer, refused := ask(t, h, string(must(json.Marshal(input))(t)))
		if refused != "" {
			t.Errorf("%s: %s", test.fixture, refused)
			continue
		}
		got := decode[map[string]json.RawMessage](t, answer)
		numbers := decode[map[string]float64](t, string(got[test.key]))
		for key := range strings.FieldsSeq(test.want) {
			if _, there := numbers[key]; !there || len(numbers) != 2 {
				t.Errorf("%s: %s", test.fixture, answer)
			}
		}
		inQuery := call(t, h, sample(t, "url-get", map[string]any{"rawPath": "/m", "rawQueryString": query.Encode() + "&" + test.query}))
		if inQuery.Body != answer {
			t.Errorf("%s in a query:\n got %s\nwant %s", test.fixture, inQuery.Body, answer)
		}
	}
}

func typical(a *schema.Artefact) map[string]schema.Value {
	for _, c := range a.Cases {
		if c.Name == "typical" {
			return c.Input
		}
	}
	return nil
}
