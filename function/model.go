package function

import (
	"context"
	"fmt"
	"time"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// A Model is a published model that has proved itself and can be served.
type Model struct {
	*engine.Model
	Name    string
	Version string
	Digest  string // the artefact's SHA-256, lower case hex
	Key     string // <model>/<version>.json
	Origin  string // where the bytes came from: package, cache or s3

	Took struct{ Decode, Proof time.Duration } // of what Prove does: reading; compiling and the replay

	spans []span
	keep  func(context.Context) // writes the artefact to the cache; nil: it is there
}

// Prove decodes an artefact strictly, compiles it and replays all its golden
// cases once, so that what is served has just given R's own numbers on this
// machine. The error says which of the three failed.
func Prove(data []byte) (*Model, error) { return prove(data, schema.Digest(data)) }

// prove is [Prove] of an artefact whose digest is known.
func prove(data []byte, digest string) (*Model, error) {
	start := time.Now()
	a, err := schema.DecodeArtefact(data)
	if err != nil {
		return nil, fmt.Errorf("the artefact cannot be read: %w", err)
	}
	decoded := time.Now()
	compiled, err := engine.Compile(&a.Model)
	if err != nil {
		return nil, fmt.Errorf("the model cannot be served by this release: %w", err)
	}
	if err := compiled.Replay(); err != nil {
		return nil, fmt.Errorf("the golden cases do not give R's numbers, nothing is served: %w", err)
	}
	m := &Model{Model: compiled, Name: a.Name, Version: a.Version, Digest: digest, Key: a.Key(), spans: spansOf(&a.Model)}
	m.Took.Decode, m.Took.Proof = decoded.Sub(start), time.Since(decoded)
	return m, nil
}

func (m *Model) by() schema.By { return schema.By{Model: m.Name, Version: m.Version, Digest: m.Digest} }
