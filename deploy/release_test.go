package deploy

import (
	"maps"
	"testing"

	"serverless-poc/converter"
	"serverless-poc/schema"
)

// What stack.json says is in the function's environment, and what it does not
// say is not.
func TestEnvironment(t *testing.T) {
	where := map[string]string{"MODEL_BUCKET": "m", "MODEL_KEY": "a/v.json", "MODEL_SHA256": "d"}
	for _, test := range []struct {
		of    string
		stack schema.Stack
		model schema.StackModel
		adds  map[string]string
	}{
		{"nothing", schema.Stack{}, schema.StackModel{}, map[string]string{"MODEL_PATH": "/y"}},
		{"a path", schema.Stack{}, schema.StackModel{Path: "/admit"}, map[string]string{"MODEL_PATH": "/admit"}},
		{"an origin", schema.Stack{API: &schema.StackAPI{Origins: []string{"https://a.example"}}}, schema.StackModel{},
			map[string]string{"MODEL_PATH": "/y", "CORS_ORIGIN": "https://a.example"}},
		{"values in the log", schema.Stack{LogValues: true}, schema.StackModel{}, map[string]string{"MODEL_PATH": "/y", "LOG_VALUES": "true"}},
	} {
		a := &schema.Artefact{Version: "v", Model: schema.Model{Name: "a", Response: schema.Response{Name: "y"}}}
		r := &Release{Model: test.model, Artefact: &converter.Converted{Artefact: a, Digest: "d"}}
		test.stack.Buckets.Models = "m"
		want := maps.Clone(where)
		maps.Copy(want, test.adds)
		if got := r.environment(&test.stack); !maps.Equal(got, want) {
			t.Errorf("%s: %v; want %v", test.of, got, want)
		}
	}
}
