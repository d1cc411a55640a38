package openapi

import (
	"bytes"
	"math"
	"testing"

	"serverless-poc/schema"
)

// small is a model with one predictor of each kind, whose names and levels are
// what a query string, a JSON schema and API Gateway stumble over.
func small() *schema.Model {
	one := schema.One(0.5)
	row := map[string]schema.Value{
		"größe (m)": schema.Num(1.5), "day": schema.Str("1970-01-02"), "yes": schema.Bool(true), "rank": schema.Str("1"),
	}
	return &schema.Model{
		Name: "small-2", Class: []string{"glm", "lm"}, Formula: "y ~ x",
		Response: schema.Response{Name: "y", Type: schema.ResponseNumeric, Classes: []string{"0", "1"},
			Decision: &schema.Decision{Positive: "1", Threshold: 0.25}},
		Predictors: []schema.Predictor{
			{Name: "größe (m)", Type: schema.Numeric, Range: &schema.Range{Min: -1, Max: 3e21, Mean: 1.23456}},
			{Name: "day", Type: schema.Date, Range: &schema.Range{Min: -1, Max: 1368, Mean: 1}},
			{Name: "yes", Type: schema.Logical, Counts: []int{3, 4}},
			{Name: "rank", Type: schema.Factor, Levels: []string{"1", " ", "1e+05", "TRUE"}, Counts: []int{1, 2, 3, 4}},
		},
		Provenance: schema.Provenance{N: 7},
		Cases: []schema.Case{
			{Name: "NA", Input: map[string]schema.Value{"rank": {}}, Expect: &schema.Scored{Link: schema.One(math.NaN())}},
			{Name: "typical", Input: row, Expect: &schema.Scored{Link: one, Response: one, SELink: one, Class: new("1")}},
			{Name: "bad", Input: map[string]schema.Value{"rank": schema.Num(9)}, Reject: &schema.Reject{Field: "rank", Message: "R's words"}},
		},
	}
}

func service() Service {
	return Service{Path: "/y", Model: small(), Version: "v1", Digest: "d1"}
}

// pick walks from o by keys.
func pick(t *testing.T, o Object, keys ...string) string {
	t.Helper()
	var value any = o
	for _, key := range keys {
		next, there := value.(Object).Get(key)
		if !there {
			t.Fatalf("no %s under %q", key, keys)
		}
		value = next
	}
	text, err := schema.Encode(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSpace(text))
}

func TestDialects(t *testing.T) {
	const (
		size    = "A number. Trained on -1 to 3e+21, mean 1.235; outside of it the answer is R's extrapolation, where R has one."
		day     = "A day such as 2006-01-02. Trained on 1969-12-31 to 1973-09-30; outside of it the answer is R's extrapolation, where R has one."
		yes     = "true or false. Training rows: \\\"FALSE\\\" 3, \\\"TRUE\\\" 4."
		rank    = "One of 4 levels; any other is refused, as R has no answer for it. Training rows: \\\"1\\\" 1, \\\" \\\" 2, \\\"1e+05\\\" 3, \\\"TRUE\\\" 4."
		decided = "true when the probability of 1 is greater than 0.25, else false; null for NA."
	)
	tests := []struct {
		dialect Dialect
		keys    []string
		want    string
	}{
		{V31, []string{"openapi"}, `"3.1.0"`},
		{V301, []string{"openapi"}, `"3.0.1"`},
		{V31, []string{"info"}, `{"title":"small-2","description":"Predictions of y ~ x, a fit of R's class glm, lm on 7 rows: the numbers that R's predict() gives.","version":"v1"}`},
		{V31, []string{"paths", "/y", "x-model"}, `{"name":"small-2","version":"v1","sha256":"d1"}`},
		{V31, []string{"paths", "/y", "get", "operationId"}, `"Small2Get"`},
		{V31, []string{"paths", "/y", "get", "security"}, `[{"ApiKey":[]}]`},
		{V31, []string{"paths", "/y", "get", "parameters"}, `[` +
			`{"name":"größe (m)","in":"query","required":true,"description":"` + size + `","schema":{"type":"number"},"example":1.5},` +
			`{"name":"day","in":"query","required":true,"description":"` + day + `","schema":{"type":"string","format":"date"},"example":"1970-01-02"},` +
			`{"name":"yes","in":"query","required":true,"description":"` + yes + `","schema":{"type":"string","enum":["true","false","TRUE","FALSE","T","F"]},"example":"true"},` +
			`{"name":"rank","in":"query","required":true,"description":"` + rank + `","schema":{"type":"string","enum":["1"," ","1e+05","TRUE"]},"example":"1"}]`},
		{V301, []string{"paths", "/y", "get", "parameters"}, `[` +
			`{"name":"day","in":"query","required":true,"description":"` + day + `","schema":{"type":"string"}},` +
			`{"name":"yes","in":"query","required":true,"description":"` + yes + `","schema":{"type":"string"}},` +
			`{"name":"rank","in":"query","required":false,"description":"` + rank + `","schema":{"type":"string"}}]`},
		{V31, []string{"components", "schemas", "Small2Row"}, `{"type":"object","required":["größe (m)","day","yes","rank"],"properties":{` +
			`"größe (m)":{"description":"` + size + `","anyOf":[{"type":"number"},{"type":"string","pattern":"^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$"}]},` +
			`"day":{"description":"` + day + `","type":"string","format":"date"},` +
			`"yes":{"description":"` + yes + `","enum":[true,false,"true","false","TRUE","FALSE","T","F"]},` +
			`"rank":{"description":"` + rank + `","enum":["1"," ","1e+05","TRUE",1,100000,true]}},` +
			`"additionalProperties":{"description":"Left out, and named in ignored.","type":["string","number","boolean","null"]}}`},
		{V301, []string{"components", "schemas", "Small2Row"}, `{"type":"object","required":["größe (m)","day","yes","rank"],"properties":{` +
			`"größe (m)":{"description":"` + size + `"},"day":{"description":"` + day + `"},"yes":{"description":"` + yes + `"},"rank":{"description":"` + rank + `"}}}`},
		{V31, []string{"paths", "/y", "post", "requestBody", "content", "application/json"},
			`{"schema":{"anyOf":[{"$ref":"#/components/schemas/Small2Call"},{"$ref":"#/components/schemas/Small2Rows"}]},"examples":{` +
				`"typical":{"summary":"The golden case typical.","value":{"größe (m)":1.5,"day":"1970-01-02","yes":true,"rank":"1"}},` +
				`"many rows":{"summary":"Several golden cases in one call.","value":{"rows":[{"größe (m)":1.5,"day":"1970-01-02","yes":true,"rank":"1"}]}}}}`},
		{V301, []string{"paths", "/y", "post", "requestBody", "content", "application/json"}, `{"schema":{"$ref":"#/components/schemas/Small2Body"}}`},
		{V301, []string{"components", "schemas", "Small2Body"},
			`{"oneOf":[{"$ref":"#/components/schemas/Small2Row"},{"type":"object","required":["rows"],"properties":{"rows":{"description":"The rows, of which each is judged by itself.","type":"array","items":{"description":"A row."}}}}]}`},
		{V31, []string{"paths", "/y", "post", "responses", "200", "content", "application/json", "examples", "typical", "value"},
			`{"result":true,"link":0.5,"response":0.5,"class":"1","model":"small-2","version":"v1","digest":"d1"}`},
		{V31, []string{"paths", "/y", "get", "responses", "400", "description"},
			`"The row is refused; errors names each field, what it held and what is allowed. For example {\"rank\":9} is refused, because of rank."`},
		{V31, []string{"components", "schemas", "Small2Answer", "properties", "result"}, `{"description":"` + decided + `","type":["boolean","null"]}`},
		{V301, []string{"components", "schemas", "Small2Answer", "properties", "result"}, `{"description":"` + decided + `"}`},
	}
	for _, test := range tests {
		tree, err := Tree(test.dialect, service().Info(), service())
		if err != nil {
			t.Fatal(err)
		}
		if got := pick(t, tree, test.keys...); got != test.want {
			t.Errorf("%v %q:\n got %s\nwant %s", test.dialect, test.keys, got, test.want)
		}
	}
}

func TestWriteIsCanonical(t *testing.T) {
	for _, d := range []Dialect{V31, V301} {
		first, err := Write(d, service().Info(), service())
		if err != nil {
			t.Fatal(err)
		}
		for range 20 { // the order of Go's maps changes from one to the next
			again, err := Write(d, service().Info(), service())
			if err != nil || !bytes.Equal(first, again) {
				t.Fatalf("the same model, other bytes (%v):\n%s\n%s", err, first, again)
			}
		}
	}
}

// A model without predictors has no list of required ones: draft 4 knows none
// that is empty.
func TestNoPredictors(t *testing.T) {
	s := service()
	s.Model.Predictors, s.Digest = nil, ""
	tree, err := Tree(V301, s.Info(), s)
	if err != nil {
		t.Fatal(err)
	}
	if got := pick(t, tree, "components", "schemas", "Small2Row"); got != `{"type":"object","properties":{}}` {
		t.Error(got)
	}
	if got := pick(t, tree, "paths", "/y", "get", "parameters"); got != `[]` {
		t.Error(got)
	}
}

func TestWriteRefuses(t *testing.T) {
	named := func(name, path string) Service {
		s := service()
		s.Model.Name, s.Path = name, path
		return s
	}
	for _, test := range []struct {
		services []Service
		want     string
	}{
		{nil, "no model to write an OpenAPI document of; name at least one"},
		{[]Service{named("a", "x")}, `the path "x" of model "a" does not begin with a slash; write it as /x`},
		{[]Service{named("a", "/x"), named("b", "/x")}, `the models "a" and "b" have the path /x both; give each model its own`},
		{[]Service{named("a-1", "/x"), named("a1", "/y")}, `the models "a-1" and "a1" are both called A1 in an OpenAPI document, where names have no hyphens; rename one`},
	} {
		if _, err := Write(V31, Info{}, test.services...); err == nil || err.Error() != test.want {
			t.Errorf("\n got %v\nwant %s", err, test.want)
		}
	}
}

func TestWith(t *testing.T) {
	o := Object{}.With("a", 1).With("b", 2)
	if got := o.With("a", "x").With("c", nil); encoded(got) != `{"a":"x","b":2,"c":null}` || encoded(o) != `{"a":1,"b":2}` {
		t.Errorf("got %s of %s", encoded(got), encoded(o))
	}
}

// The output of a network has no linear predictor in R; that of a lasso has.
func TestLinkOfAnUnclampedMean(t *testing.T) {
	end := schema.Number(15)
	for _, test := range []struct {
		rule schema.Unclamped
		want bool
	}{{schema.Unclamped{Mean: "logistic"}, true}, {schema.Unclamped{Mean: "logistic", End: &end}, false}} {
		s := service()
		s.Model.Rule = &schema.Rule{Unclamped: &test.rule}
		if _, there := s.scored().Get("link"); there != test.want {
			t.Errorf("%+v: link is there: %v, want %v", test.rule, there, test.want)
		}
	}
}
