package validate

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// A Contract is what an OpenAPI 3.1 document says of bodies: its schemas, by
// their names.
type Contract map[string]*jsonschema.Schema

// ReadContract compiles the schemas of a document.
func ReadContract(document []byte) (Contract, error) {
	var names struct {
		Components struct{ Schemas map[string]json.RawMessage }
	}
	if err := json.Unmarshal(document, &names); err != nil {
		return nil, fmt.Errorf("the OpenAPI document: %w", err)
	}
	const whole = "openapi.json"
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	if err := c.AddResource(whole, bytes.NewReader(document)); err != nil {
		return nil, fmt.Errorf("the OpenAPI document: %w", err)
	}
	rules := Contract{}
	for name := range names.Components.Schemas {
		rule, err := c.Compile(whole + "#/components/schemas/" + name)
		if err != nil {
			return nil, fmt.Errorf("the OpenAPI document: schema %s: %w", name, err)
		}
		rules[name] = rule
	}
	return rules, nil
}

// Fits says why body does not fit any of the schemas of these names; nil where
// it does.
func (c Contract) Fits(body []byte, names ...string) error {
	value, err := parse(body)
	if err != nil {
		return err
	}
	for _, name := range names {
		rule, known := c[name]
		if !known {
			return fmt.Errorf("the OpenAPI document has no schema %s", name)
		}
		if err = rule.Validate(value); err == nil {
			return nil
		}
	}
	return fmt.Errorf("it is none of %v: %w", names, err)
}
