package function

import (
	"bytes"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// An Answer is what a caller gets for a row. Result is the decision, true or
// false, where the model has one; otherwise the response; null for NA.
type Answer struct {
	Result any `json:"result"`
	schema.Scored
	Model   string `json:"model"`
	Version string `json:"version"`
}

// answer puts a prediction into words.
func (m *Model) answer(p engine.Prediction) *Answer {
	a := &Answer{Scored: m.Scored(p, false), Model: m.Name, Version: m.Version}
	decision, ok := m.Decide(p)
	switch {
	case ok:
		a.Result = decision
	case m.Source().Response.Decision == nil:
		a.Result = schema.Number(p.Response)
	}
	return a
}

// encode writes v as canonical JSON without the final newline.
func encode(v any) ([]byte, error) {
	data, err := schema.Encode(v)
	return bytes.TrimSuffix(data, []byte("\n")), err
}
