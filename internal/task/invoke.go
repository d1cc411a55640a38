package task

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

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

// eventOf is the event without a conversion before it: golden cases are read
// only when stack.json names no event.
func (r *Run) eventOf(m schema.StackModel) ([]byte, error) {
	if r.Event != "" || m.Event != nil {
		return r.event(m, nil)
	}
	data, err := os.ReadFile(r.path(m.Coefficients))
	if err != nil {
		return nil, err
	}
	c, err := schema.DecodeCoefficients(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", m.Coefficients, err)
	}
	return r.event(m, c.Cases)
}

// event is EVENT, else the event of stack.json, else the first golden case
// that has an answer.
func (r *Run) event(m schema.StackModel, cases []schema.Case) ([]byte, error) {
	if r.Event != "" {
		if !json.Valid([]byte(r.Event)) {
			return nil, fmt.Errorf("EVENT=%s is not JSON; send a row such as EVENT='{\"gre\":700}'", r.Event)
		}
		return []byte(r.Event), nil
	}
	row := m.Event
	for _, c := range cases {
		if row == nil && c.Expect != nil {
			row = c.Input
		}
	}
	if row == nil {
		return nil, fmt.Errorf("model %s has no event in stack.json and no golden case with an answer; give EVENT='{...}'", m.Name)
	}
	text, err := schema.Encode(row)
	return bytes.TrimSpace(text), err
}
