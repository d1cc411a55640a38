package engine

import (
	"sync"
	"sync/atomic"

	"serverless-poc/engine/link"
	"serverless-poc/engine/rexpr"
	"serverless-poc/schema"
)

// A Model is a compiled [schema.Model], ready to score.
type Model struct {
	source     *schema.Model
	predictors []predictor
	scope      *rexpr.Scope // the predictors by name
	designs    []*design    // model matrices, the model's own first
	equations  []equation   // linear predictors, the model's own first
	flat       *flat        // the only one without detours; nil: it has some
	checks     []check      // levels that predict() would refuse although the predictor takes them
	link       link.Link
	rule       rule
	values     int             // m.rule.values()
	errors     *standardErrors // nil: the model has none
	last       atomic.Pointer[quantile]
	means      []float64 // of the columns; nil: the model has no terms to explain
	decision   *decision // nil: the model has none
	rows       bool      // standard errors want the rows of all model matrices
	scratch    sync.Pool // of *scratch
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
		m.compilePredictors, m.compileEquations, m.compileFamily, m.compileStandardErrors,
		m.compileRule, m.compileFlat, m.compileMeans, m.compileResponse, m.compileTolerance, m.compileCases,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	m.values = m.rule.values()
	m.scratch.New = func() any { return m.newScratch() }
	return m, nil
}
