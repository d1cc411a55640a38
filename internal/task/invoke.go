package task

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// Invoke sends EVENT, or the model's own event, to what is live.
func (r *Run) Invoke(ctx context.Context) error {
	stack, m, err := r.model()
	if err != nil {
		return err
	}
	event, err := r.eventOf(m)
	if err != nil {
		return err
	}
	return r.on(ctx, stack, func(d *deploy.Deployer) error {
		function := deploy.FunctionName(stack, m)
		r.say("invoke    %s:%s <- %s", function, stack.Alias, event)
		answer, err := d.Invoke(ctx, function, stack.Alias, event)
		var failed *deploy.InvokeError
		if errors.As(err, &failed) {
			return fmt.Errorf("the function answered with an error: %w", failed)
		}
		if err != nil {
			return err
		}
		r.say("          %s", answer)
		return nil
	})
}

// eventOf is the event of what the model's coefficients say.
func (r *Run) eventOf(m schema.StackModel) ([]byte, error) {
	if r.Event != "" {
		return r.event(m, &schema.Model{})
	}
	data, err := os.ReadFile(r.path(m.Coefficients))
	if err != nil {
		return nil, err
	}
	c, err := schema.DecodeCoefficients(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", m.Coefficients, err)
	}
	return r.event(m, &c.Model)
}

// event is EVENT, else the event of stack.json, else the first golden case
// that has an answer.
func (r *Run) event(m schema.StackModel, source *schema.Model) ([]byte, error) {
	if r.Event != "" {
		if !json.Valid([]byte(r.Event)) {
			return nil, fmt.Errorf("EVENT=%s is not JSON; send a row such as EVENT='{\"gre\":700}'", r.Event)
		}
		return []byte(r.Event), nil
	}
	row := m.Event
	for _, c := range source.Cases {
		if row == nil && c.Expect != nil {
			row = c.Input
		}
	}
	if row == nil {
		return nil, fmt.Errorf("model %s has no event in stack.json and no golden case with an answer; give EVENT='{...}'", m.Name)
	}
	return ordered(row, source.Predictors)
}

// ordered writes a row with its fields in the order of the predictors, as
// people know them; other fields follow.
func ordered(row map[string]schema.Value, predictors []schema.Predictor) ([]byte, error) {
	var names []string
	for _, p := range predictors {
		if _, ok := row[p.Name]; ok {
			names = append(names, p.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(row)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	text := []byte("{")
	for i, name := range names {
		if i > 0 {
			text = append(text, ',')
		}
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		text = append(append(append(text, key...), ':'), row[name].String()...)
	}
	return append(text, '}'), nil
}
