package task

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"serverless-poc/deploy"
	"serverless-poc/schema"
)

// curl says where the public finds the model and how to ask there. The key's
// value is not shown: the command asks for it.
func (r *Run) curl(ctx context.Context, d *deploy.Deployer, stack *schema.Stack, path string, event []byte) error {
	if stack.API == nil {
		return nil
	}
	address, note, err := r.address(ctx, d, stack, path)
	if err != nil {
		return err
	}
	query, err := queryOf(event)
	if err != nil {
		return err
	}
	r.say("url       %s%s", address, note)
	r.say(`          curl -H "x-api-key: $(%s)" '%s?%s'`, r.keyCommand(), address, query)
	return nil
}

// keyCommand prints the key of the same target.
func (r *Run) keyCommand() string {
	if r.Target == "local" {
		return "go tool mage key"
	}
	return "TARGET=" + r.Target + " go tool mage key"
}

// queryOf writes a row as a query string, in the row's order.
func queryOf(event []byte) (string, error) {
	d := json.NewDecoder(strings.NewReader(string(event)))
	d.UseNumber()
	if _, err := d.Token(); err != nil {
		return "", err
	}
	var parts []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return "", err
		}
		var value any
		if err := d.Decode(&value); err != nil {
			return "", err
		}
		parts = append(parts, url.QueryEscape(fmt.Sprint(key))+"="+url.QueryEscape(fmt.Sprint(value)))
	}
	return strings.Join(parts, "&"), nil
}
