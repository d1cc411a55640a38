package converter

import (
	"serverless-poc/engine"
	"serverless-poc/schema"
)

// prove compiles a and replays its golden cases. Errors are
// [*engine.CompileError] and [*engine.ReplayError]; the latter lists case,
// quantity, R's number, ours and what was allowed.
func prove(a *schema.Artefact, canonical []byte) (*Converted, error) {
	model, err := engine.Compile(&a.Model)
	if err != nil {
		return nil, err
	}
	if err := model.Replay(); err != nil {
		return nil, err
	}
	return &Converted{
		Artefact: a,
		Model:    model,
		Bytes:    canonical,
		Digest:   schema.Digest(canonical),
		Cases:    len(a.Cases),
	}, nil
}
