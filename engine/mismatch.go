package engine

import (
	"fmt"

	"serverless-poc/schema"
)

// A Mismatch is one quantity of one golden case in which we and R differ.
// R and Ours are as JSON shows them; Difference and Allowed are NaN where the
// quantity is not a number or a difference has no meaning.
type Mismatch struct {
	Case       string        `json:"case"`
	Quantity   string        `json:"quantity"`
	R          string        `json:"r"`
	Ours       string        `json:"ours"`
	Difference schema.Number `json:"difference"`
	Allowed    schema.Number `json:"allowed"`
}

// String is one line for people.
func (m Mismatch) String() string {
	if m.Difference != m.Difference {
		return fmt.Sprintf("case %q: %s: R says %s, we say %s", m.Case, m.Quantity, m.R, m.Ours)
	}
	return fmt.Sprintf("case %q: %s: R says %s, we say %s: difference %.3g, allowed %.3g",
		m.Case, m.Quantity, m.R, m.Ours, float64(m.Difference), float64(m.Allowed))
}
