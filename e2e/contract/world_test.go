package contract

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"serverless-poc/deploy/gateway"
	"serverless-poc/fixtures"
	"serverless-poc/function"
	"serverless-poc/schema"
	"serverless-poc/schema/openapi"
)

// A served is one fixture as the function serves it, and as its documents say.
type served struct {
	name    string
	service openapi.Service
	handler *function.Handler
}

// all proves every fixture once for all tests.
var all = sync.OnceValues(func() ([]served, error) {
	var list []served
	for _, f := range fixtures.All() {
		s, err := serve(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		list = append(list, s)
	}
	return list, nil
})

func serve(f fixtures.Fixture) (served, error) {
	c, err := f.Decode()
	if err != nil {
		return served{}, err
	}
	a, err := schema.NewArtefact(c)
	if err != nil {
		return served{}, err
	}
	data, err := schema.Encode(a)
	if err != nil {
		return served{}, err
	}
	model, err := function.Prove(data)
	if err != nil {
		return served{}, err
	}
	return served{
		name:    f.Name,
		service: openapi.Service{Path: "/" + a.Name, Model: &a.Model, Version: a.Version, Digest: schema.Digest(data)},
		handler: function.New(model, function.NewLog(io.Discard), function.Config{Path: "/" + a.Name}),
	}, nil
}

// kinds are fixtures with every kind of name, value and answer.
var kinds = []string{"admission", "intercept-only", "names-unicode", "names-spaces", "formula-names", "predictor-many-levels",
	"predictor-logical", "formula-date", "mlm", "multinom", "zeroinfl-poisson", "coxph"}

// every gives all fixtures; none of them is left out without a failure. With
// -short, as under the race detector, there are the [kinds] only.
func every(t *testing.T) []served {
	t.Helper()
	list := must(all())(t)
	if len(list) < 200 {
		t.Fatalf("only %d fixtures: run Rscript fixtures/make-all.R", len(list))
	}
	if testing.Short() {
		return some(t)
	}
	return list
}

// some gives the [kinds].
func some(t *testing.T) []served {
	t.Helper()
	var list []served
	for _, s := range must(all())(t) {
		if slices.Contains(kinds, s.name) {
			list = append(list, s)
		}
	}
	if len(list) != len(kinds) {
		t.Fatalf("%d of %d fixtures are there", len(list), len(kinds))
	}
	return list
}

func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// people is the document of OpenAPI 3.1, as the function itself hands it out.
func (s served) people(t *testing.T) []byte {
	t.Helper()
	a := s.at(t, s.service.Path+"/openapi.json", map[string]any{"httpMethod": "GET"})
	if a.StatusCode != 200 {
		t.Fatalf("%s: no document: %s", s.name, a.Body)
	}
	return []byte(a.Body)
}

// imported is the document for PutRestApi.
func (s served) imported(t *testing.T) []byte {
	uri := must(gateway.IntegrationURI("arn:aws:lambda:us-east-1:123456789012:function:F:live"))(t)
	return must(gateway.Document(gateway.API{
		Name: "ServerlessPOC", Description: "Models of R.", Origins: []string{"*"},
		Paths: []gateway.Path{{Service: s.service, Integration: uri}},
	}))(t)
}

// read is the document as kin-openapi reads it; it must find nothing wrong with
// it, the examples included.
func read(t *testing.T, data []byte) *openapi3.T {
	t.Helper()
	document := must(openapi3.NewLoader().LoadFromData(data))(t)
	if err := document.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return document
}

// decoded is a value of ours as JSON has it.
func decoded(t *testing.T, value any) any {
	t.Helper()
	var got any
	if err := json.Unmarshal(must(schema.Encode(value))(t), &got); err != nil {
		t.Fatal(err)
	}
	return got
}
