package engine

import (
	"serverless-poc/engine/link"
	"serverless-poc/schema"
)

// A Model is a compiled [schema.Model], ready to score.
type Model struct {
	source     *schema.Model
	predictors []predictor
	required   []bool    // by slot: an NA there makes the prediction NA
	terms      []term    // those with a column that is not aliased
	beta       []float64 // one per column of the model matrix, NaN where aliased
	kept       []int     // one per column: its place among the columns that are not aliased, or -1
	large      float64   // beyond it a product of a term could overflow: then take every column, as R does
	link       link.Link
	errors     *standardErrors // nil: the model has none
	decision   *decision       // nil: the model has none
}

// Source is the model as it was compiled. It must not be changed.
func (m *Model) Source() *schema.Model { return m.source }

// Compile checks everything that scoring relies on and prepares it, so that a
// row can only be scored as R would. What it does not know it refuses by name
// with a [*CompileError].
func Compile(source *schema.Model) (*Model, error) {
	if source == nil {
		return nil, refuse("", "decode a document first", "no model")
	}
	m := &Model{source: source}
	for _, step := range []func() error{
		m.compilePredictors, m.compileTerms, m.compileCoefficients, m.compileFamily,
		m.compileStandardErrors, m.compileResponse, m.compileTolerance, m.compileCases,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return m, nil
}
