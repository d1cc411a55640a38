package engine

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"serverless-poc/engine/rexpr"
	"serverless-poc/schema"
)

// A predictor is one field that a row must have: how it is read (bind) and,
// where it has levels, which number stands for which.
type predictor struct {
	name    string
	kind    string
	levels  []string
	byName  places
	byByte  *[256]int       // the levels of one byte, see [levelBytes]
	byFloat map[float64]int // numbers that are the same as a level, see [levelNumbers]
	allowed string          // what would be accepted, in words
}

var logicalLevels = []string{"FALSE", "TRUE"}

func (m *Model) compilePredictors() error {
	seen := map[string]bool{}
	for i, p := range m.source.Predictors {
		at := fmt.Sprintf("/predictors/%d", i)
		switch {
		case p.Name == "":
			return refuse(at+"/name", export, "a predictor without a name")
		case seen[p.Name]:
			return refuse(at+"/name", export, "two predictors are named %q", p.Name)
		}
		seen[p.Name] = true
		compiled := predictor{name: p.Name, kind: p.Type, levels: p.Levels}
		if err := compiled.check(at, p); err != nil {
			return err
		}
		compiled.allowed = allowed(p)
		m.predictors = append(m.predictors, compiled)
	}
	m.scope = scopeOf(m.predictors)
	return nil
}

// scopeOf is what expressions may read.
func scopeOf(predictors []predictor) *rexpr.Scope {
	known := make([]rexpr.Predictor, len(predictors))
	for i, p := range predictors {
		known[i] = rexpr.Predictor{Name: p.name, Type: p.kind, Levels: p.levels}
	}
	return rexpr.NewScope(known)
}

func (p *predictor) check(at string, source schema.Predictor) error {
	switch p.kind {
	case schema.Numeric, schema.Date:
		if len(source.Levels) > 0 {
			return refuse(at+"/levels", export, "%q is %s and cannot have levels", p.name, p.kind)
		}
	case schema.Logical:
		if len(source.Levels) > 0 && !slices.Equal(source.Levels, logicalLevels) {
			return refuse(at+"/levels", export, "%q is logical; its levels are FALSE and TRUE", p.name)
		}
		p.levels = logicalLevels
	case schema.Character, schema.Factor, schema.Ordered:
		if len(source.Levels) == 0 {
			return refuse(at+"/levels", export, "%q is a %s without levels", p.name, p.kind)
		}
	default:
		return refuse(at+"/type", "known here: numeric, logical, character, factor, ordered, Date", "unknown type %q of %q", p.kind, p.name)
	}
	return p.index(at)
}

// index makes the ways from a value to its level.
func (p *predictor) index(at string) error {
	var twice int
	if p.byName, twice = newPlaces(p.levels); twice >= 0 {
		return refuse(fmt.Sprintf("%s/levels/%d", at, twice), export, "level %q of %q is there twice", p.levels[twice], p.name)
	}
	p.byByte, p.byFloat = levelBytes(p.levels), levelNumbers(p.levels)
	return nil
}

// levelNumbers finds the levels that are the shortest decimal of a number, or
// R's as.character() of it, so that rank 1 is the level "1". A number that would be
// two levels is none.
func levelNumbers(levels []string) map[float64]int {
	found := map[float64]int{}
	twice := map[float64]bool{}
	for i, level := range levels {
		if !decimal(level) {
			continue
		}
		f, err := strconv.ParseFloat(level, 64)
		if err != nil || !isDecimalOf(level, f) {
			continue
		}
		if _, there := found[f]; there {
			twice[f] = true
		}
		found[f] = i
	}
	for f := range twice {
		delete(found, f)
	}
	return found
}

// isDecimalOf says whether text is how Go, JSON or R (1e+05) writes f.
func isDecimalOf(text string, f float64) bool {
	return text == strconv.FormatFloat(f, 'f', -1, 64) ||
		text == strconv.FormatFloat(f, 'e', -1, 64) && (math.Abs(f) >= 1e5 || math.Abs(f) <= 1e-4)
}

var notANumber = math.NaN()
