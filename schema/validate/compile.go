package validate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"serverless-poc/schema"
)

// A set is every embedded schema, compiled for checking and raw for explaining.
type set struct {
	schemas map[string]*jsonschema.Schema // by kind
	raw     map[string]any                // by $id
}

// compiled compiles the embedded schemas once.
var compiled = sync.OnceValues(func() (*set, error) {
	files, err := fs.Glob(schema.Schemas, "*.schema.json")
	if err != nil {
		return nil, err
	}
	s := &set{schemas: map[string]*jsonschema.Schema{}, raw: map[string]any{}}
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	ids := map[string]string{}
	for _, file := range files {
		id, err := s.add(c, file)
		if err != nil {
			return nil, fmt.Errorf("embedded schema %s: %w", file, err)
		}
		ids[strings.TrimSuffix(file, ".schema.json")] = id
	}
	for kind, id := range ids {
		if s.schemas[kind], err = c.Compile(id); err != nil {
			return nil, fmt.Errorf("embedded schema %s: %w", kind, err)
		}
	}
	return s, nil
})

// add gives the compiler one file under its own $id.
func (s *set) add(c *jsonschema.Compiler, file string) (id string, err error) {
	data, err := schema.Schemas.ReadFile(file)
	if err != nil {
		return "", err
	}
	var raw map[string]any
	if err := json.Unmarshal(data, &raw); err != nil {
		return "", err
	}
	id, _ = raw["$id"].(string)
	s.raw[id] = raw
	return id, c.AddResource(id, bytes.NewReader(data))
}
