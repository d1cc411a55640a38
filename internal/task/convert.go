package task

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"serverless-poc/converter"
	"serverless-poc/internal/human"
	"serverless-poc/schema"
)

// Convert makes the model's artefact, proves it against R's golden cases, and
// keeps a copy in .build.
func (r *Run) Convert(context.Context) error {
	_, m, err := r.model()
	if err != nil {
		return err
	}
	_, err = r.convert(m)
	return err
}

func (r *Run) convert(m schema.StackModel) (*converter.Converted, error) {
	data, err := os.ReadFile(r.path(m.Coefficients))
	if err != nil {
		hint := "write it with export_model() in R"
		if m.Refit != "" {
			hint = "go tool mage refit writes it"
		}
		return nil, fmt.Errorf("model %s: %w; %s", m.Name, err, hint)
	}
	c, err := converter.Convert(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", m.Coefficients, err)
	}
	if c.Artefact.Name != m.Name {
		return nil, fmt.Errorf("%s is model %q, stack.json calls it %q; make the names equal", m.Coefficients, c.Artefact.Name, m.Name)
	}
	out := r.path(".build", filepath.FromSlash(c.Artefact.Key()))
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return nil, err
	}
	if _, err := converter.Save(out, c.Bytes); err != nil {
		return nil, err
	}
	r.say("convert   %s: %d golden cases of R proved, artefact %s, %s", m.Name, c.Cases, c.Artefact.Version, human.Size(len(c.Bytes)))
	return c, nil
}
