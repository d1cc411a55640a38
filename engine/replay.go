package engine

import (
	"fmt"
	"slices"
	"strings"

	"serverless-poc/schema"
)

// A ReplayError says that a model does not reproduce its own golden cases.
// Mismatches holds the first of them; Total counts all.
type ReplayError struct {
	Model      string
	Cases      int
	Total      int
	Mismatches []Mismatch
}

func (e *ReplayError) Error() string {
	if e.Cases == 0 {
		return fmt.Sprintf("model %q has no golden cases, so nothing proves it; export the fit again with modelexport", e.Model)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "model %q does not reproduce R (golden cases: %d, mismatches: %d); export the fit again with modelexport", e.Model, e.Cases, e.Total)
	for _, m := range e.Mismatches {
		b.WriteString("\n  " + m.String())
	}
	if more := e.Total - len(e.Mismatches); more > 0 {
		fmt.Fprintf(&b, "\n  and %d more", more)
	}
	return b.String()
}

// first is how many mismatches a ReplayError holds.
const first = 10

// Replay scores every golden case and compares it with R's own prediction. A
// model without cases fails: nothing proves it. The error is [*ReplayError].
func (m *Model) Replay() error {
	e := &ReplayError{Model: m.source.Name, Cases: len(m.source.Cases)}
	for i := range m.source.Cases {
		found := m.replay(&m.source.Cases[i], nil)
		e.Total += len(found)
		e.Mismatches = append(e.Mismatches, found[:min(len(found), first-len(e.Mismatches))]...)
	}
	if e.Cases > 0 && e.Total == 0 {
		return nil
	}
	return e
}

// replay is one case, its comparisons shown to see where it is not nil.
func (m *Model) replay(c *schema.Case, see func(Measurement)) []Mismatch {
	row, err := m.bindGolden(c.Input)
	if c.Reject != nil {
		return rejected(*c, err)
	}
	if err != nil {
		return []Mismatch{{c.Name, "rejection", "scored", "refused: " + err.Error(), nan, nan}}
	}
	ask, err := Asked(*c)
	if err != nil {
		return []Mismatch{{c.Name, "ask", "given", err.Error(), nan, nan}}
	}
	p, scored := m.asked(row, ask)
	d := differ{m: m, c: c, t: m.source.Tolerance, row: row, p: &p, see: see}
	d.all(&scored)
	return d.found
}

// rejected wants a problem with the field that R names.
func rejected(c schema.Case, err error) []Mismatch {
	problems, _ := err.(schema.Problems)
	if err == nil {
		return []Mismatch{accepted(c)}
	}
	if !slices.ContainsFunc(problems, func(p schema.Problem) bool { return p.Field == c.Reject.Field }) {
		return []Mismatch{{c.Name, "rejection", "refused because of " + c.Reject.Field, "refused: " + err.Error(), nan, nan}}
	}
	return nil
}
