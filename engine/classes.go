package engine

import (
	"math"
	"slices"

	"serverless-poc/schema"
)

// compileClasses checks the classes of a rule that gives a probability to each.
func (m *Model) compileClasses() ([]string, error) {
	classes := m.source.Response.Classes
	if len(classes) < 2 {
		return nil, refuse("/response/classes", export, "the rule gives probabilities by class and there are %d classes", len(classes))
	}
	for i, class := range classes {
		if slices.Contains(classes[:i], class) {
			return nil, refuse("/response/classes", export, "two classes are named %q", class)
		}
	}
	return classes, nil
}

// respondByClass sets Response, of two classes the probability of the second,
// which a decision goes by.
func respondByClass(p *Prediction) {
	if len(p.Values) == 2 {
		p.Response = p.Values[1]
	}
}

// scoredByClass is probs and class: by the decision where there is one, else
// the largest of by, of several equal ones the first. An NA has no class.
func (m *Model) scoredByClass(p *Prediction, by []float64, s *schema.Scored) {
	classes := m.source.Response.Classes
	if len(classes) == 2 {
		s.Response = schema.One(p.Response)
	}
	s.Probs = byNames(classes, p.Values).ByName
	if result, ok := m.Decide(*p); ok {
		class := m.decision.other
		if result {
			class = m.decision.positive
		}
		s.Class = &class
	} else if at := largest(by); at >= 0 && m.decision == nil {
		s.Class = &classes[at]
	}
}

// largest is the place of the first largest number, -1 with an NA.
func largest(numbers []float64) int {
	at := -1
	for i, x := range numbers {
		if math.IsNaN(x) {
			return -1
		}
		if at < 0 || x > numbers[at] {
			at = i
		}
	}
	return at
}
