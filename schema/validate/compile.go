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

// A set is every embedded schema, raw for explaining and, from when it is first asked
// for, compiled for checking.
type set struct {
	raw      map[string]any    // by $id
	ids      map[string]string // by kind
	compiler *jsonschema.Compiler
	compile  sync.Mutex // held while compiler works and schemas are looked at
	schemas  map[string]*jsonschema.Schema
}

// embedded reads the embedded schemas once.
var embedded = sync.OnceValues(func() (*set, error) {
	files, err := fs.Glob(schema.Schemas, "*.schema.json")
	if err != nil {
		return nil, err
	}
	s := &set{raw: map[string]any{}, ids: map[string]string{}, compiler: jsonschema.NewCompiler(), schemas: map[string]*jsonschema.Schema{}}
	s.compiler.Draft = jsonschema.Draft2020
	for _, file := range files {
		id, err := s.add(file)
		if err != nil {
			return nil, fmt.Errorf("embedded schema %s: %w", file, err)
		}
		s.ids[strings.TrimSuffix(file, ".schema.json")] = id
	}
	return s, nil
})

// compiled is the schema of a kind of document. A program that reads one kind does not
// wait for the others.
func (s *set) compiled(kind string) (*jsonschema.Schema, error) {
	s.compile.Lock()
	defer s.compile.Unlock()
	if known := s.schemas[kind]; known != nil {
		return known, nil
	}
	compiled, err := s.compiler.Compile(s.ids[kind])
	if err != nil {
		return nil, fmt.Errorf("embedded schema %s: %w", kind, err)
	}
	s.schemas[kind] = compiled
	return compiled, nil
}

// add gives the compiler one file under its own $id.
func (s *set) add(file string) (id string, err error) {
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
	return id, s.compiler.AddResource(id, bytes.NewReader(data))
}
