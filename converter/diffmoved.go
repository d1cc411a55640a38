package converter

import "serverless-poc/schema"

// A variableKey is one variable of the model frame of an equation.
type variableKey struct{ equation, name string }

// A movedSet is the variables whose columns are computed in another way than
// before, and what to say of them.
type movedSet struct {
	names   map[variableKey]bool
	changes []Change
}

// movedVariables compares how the variables of both models become columns.
func movedVariables(old, new *schema.Artefact) movedSet {
	set := movedSet{names: map[variableKey]bool{}}
	said := map[string]bool{}
	before := map[variableKey]schema.Variable{}
	for _, e := range equationsOf(old) {
		for _, v := range e.terms.Variables {
			before[variableKey{e.name, v.Name}] = v
		}
	}
	for _, e := range equationsOf(new) {
		for _, v := range e.terms.Variables {
			was, there := before[variableKey{e.name, v.Name}]
			if !there {
				continue
			}
			change, moved := variableMoved(was, v)
			if !moved {
				continue
			}
			set.names[variableKey{e.name, v.Name}] = true
			if !said[v.Name] {
				said[v.Name] = true
				set.changes = append(set.changes, change)
			}
		}
	}
	return set
}

// has says that a coefficient's term has a variable that moved.
func (m movedSet) has(c namedCoefficient) bool {
	terms := c.of.terms
	if c.Assign < 1 || c.Assign > len(terms.Terms) {
		return false
	}
	for i, code := range terms.Terms[c.Assign-1].Codes {
		if code > 0 && i < len(terms.Variables) && m.names[variableKey{c.equation, terms.Variables[i].Name}] {
			return true
		}
	}
	return false
}

// variableMoved compares one variable of both.
func variableMoved(was, is schema.Variable) (Change, bool) {
	switch {
	case was.Type != is.Type:
		return Change{"type of " + is.Name, was.Type, is.Type}, true
	case !sameContrast(was, is):
		change := Change{"contrasts of " + is.Name, contrastName(was), contrastName(is)}
		if change.Old == change.New {
			change.New += ", of other levels"
		}
		return change, true
	case len(is.Levels) == 0 && !sameJSON(was.Expr, is.Expr): // a level's place in its variable says nothing
		return Change{"basis of " + is.Name, "as it was", "with other numbers"}, true
	}
	return Change{}, false
}

func contrastName(v schema.Variable) string {
	if v.Contrast == nil {
		return "none"
	}
	return v.Contrast.Name
}

// sameContrast says that each column which both have gives the same number to
// each level which both have, and stands against the same level.
func sameContrast(was, is schema.Variable) bool {
	if was.Contrast == nil || is.Contrast == nil {
		return was.Contrast == is.Contrast
	}
	before := contrastEntries(was)
	for key, x := range contrastEntries(is) {
		if y, both := before[key]; both && x != y {
			return false
		}
	}
	return reference(was) == reference(is)
}

// contrastEntries are the numbers of a contrast matrix by column and level.
func contrastEntries(v schema.Variable) map[[2]string]schema.Number {
	entries := map[[2]string]schema.Number{}
	for i, row := range v.Contrast.Matrix {
		for j, x := range row {
			if i < len(v.Levels) && j < len(v.Contrast.Columns) {
				entries[[2]string{v.Contrast.Columns[j], v.Levels[i]}] = x
			}
		}
	}
	return entries
}

// reference is the level whose row is all zeros: that of treatment contrasts.
func reference(v schema.Variable) string {
	for i, row := range v.Contrast.Matrix {
		zeros := true
		for _, x := range row {
			zeros = zeros && x == 0
		}
		if zeros && i < len(v.Levels) {
			return v.Levels[i]
		}
	}
	return ""
}
