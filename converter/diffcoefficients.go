package converter

import (
	"math"

	"serverless-poc/schema"
)

// A coefficientKey tells the coefficients of a model apart. R's names need not do
// so: the nth of a name in its linear predictor is meant.
type coefficientKey struct {
	equation, name string
	nth            int
}

// A named coefficient is one with its key and the equation that it is of.
type namedCoefficient struct {
	coefficientKey
	schema.Coefficient
	of equationOf
}

// allCoefficients are those of every equation, in order.
func allCoefficients(a *schema.Artefact) []namedCoefficient {
	var list []namedCoefficient
	seen := map[coefficientKey]int{}
	for _, e := range equationsOf(a) {
		for _, c := range e.coefficients {
			key := coefficientKey{equation: e.name, name: c.Name}
			seen[key]++
			key.nth = seen[key]
			list = append(list, namedCoefficient{key, c, e})
		}
	}
	return list
}

// An equationOf is one linear predictor: the model's own has the name "".
type equationOf struct {
	name         string
	terms        *schema.Terms
	coefficients []schema.Coefficient
}

func equationsOf(a *schema.Artefact) []equationOf {
	all := []equationOf{{"", &a.Terms, a.Coefficients}}
	for i := range a.Equations {
		e := &a.Equations[i]
		terms := e.Terms
		if terms == nil {
			terms = &a.Terms
		}
		all = append(all, equationOf{e.Name, terms, e.Coefficients})
	}
	return all
}

// coefficientChanges goes through the coefficients of both, those of new first.
func coefficientChanges(old, new *schema.Artefact, moved movedSet) []CoefficientChange {
	before := map[coefficientKey]schema.Coefficient{}
	olds := allCoefficients(old)
	for _, c := range olds {
		before[c.coefficientKey] = c.Coefficient
	}
	otherLink := old.Rule.Name() != new.Rule.Name() || !sameJSON(old.Family.Link, new.Family.Link)
	na := schema.Number(math.NaN())
	var list []CoefficientChange
	for _, c := range allCoefficients(new) {
		was, there := before[c.coefficientKey]
		delete(before, c.coefficientKey)
		if !there {
			list = append(list, CoefficientChange{Equation: c.equation, Name: c.name, Status: "new", Old: na, New: c.Value, StdError: na, SE: na})
			continue
		}
		list = append(list, CoefficientChange{
			Equation: c.equation, Name: c.name, Old: was.Value, New: c.Value,
			StdError: was.StdError, SE: inStandardErrors(was, c.Coefficient), Incomparable: otherLink || moved.has(c),
		})
	}
	for _, c := range olds {
		if _, left := before[c.coefficientKey]; left {
			list = append(list, CoefficientChange{Equation: c.equation, Name: c.name, Status: "removed", Old: c.Value, New: na, StdError: c.StdError, SE: na})
		}
	}
	return list
}

// inStandardErrors is (new - old) / se(old); NA without such an error.
func inStandardErrors(was, is schema.Coefficient) schema.Number {
	if !(was.StdError > 0) || math.IsInf(float64(was.StdError), 0) {
		return schema.Number(math.NaN())
	}
	return (is.Value - was.Value) / was.StdError
}
