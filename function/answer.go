package function

import (
	"bytes"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// An Answer is what a caller gets for a row. Result is the decision, true or
// false, where the model has one; otherwise the class where it has classes;
// otherwise the response; null for NA.
type Answer struct {
	Result any `json:"result"`
	schema.Scored
	Model   string `json:"model"`
	Version string `json:"version"`
}

// answer puts a prediction into words.
func (m *Model) answer(p engine.Prediction, ignored []string) *Answer {
	a := &Answer{Scored: m.Scored(p, engine.Ask{}), Model: m.Name, Version: m.Version}
	a.Ignored = ignored
	decision, ok := m.Decide(p)
	switch {
	case ok:
		a.Result = decision
	case m.Source().Response.Decision != nil: // NA
	case a.Class != nil:
		a.Result = *a.Class
	case a.Response != nil:
		a.Result = a.Response
	}
	return a
}

// encode writes v as canonical JSON without the final newline.
func encode(v any) ([]byte, error) {
	data, err := schema.Encode(v)
	return bytes.TrimSuffix(data, []byte("\n")), err
}
