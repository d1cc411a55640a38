package schema

// Types of predictors and of model-frame variables: R's .MFclass names.
const (
	Numeric   = "numeric"
	Logical   = "logical"
	Character = "character"
	Factor    = "factor"
	Ordered   = "ordered"

	Date    = "Date"    // of predictors: a day, sent as 2006-01-02, computed with as days since 1970-01-01
	NMatrix = "nmatrix" // of variables: several numbers
)

// A Predictor is one column that a caller must send. Levels (of factor, ordered
// and character) are those that the fit knows, in R's order. The training
// summary is [Range] for numbers and Counts, one per level, for the rest
// (logical: FALSE, TRUE).
type Predictor struct {
	Name   string   `json:"name"`
	Type   string   `json:"type"`
	Levels []string `json:"levels,omitempty"`
	Range  *Range   `json:"range,omitempty"`
	Counts []int    `json:"counts,omitempty"`
}

// A Range summarises a numeric predictor over the rows of the fit. Quantiles
// are R's quantile(x, type = 7) at Probs.
type Range struct {
	Min       Number   `json:"min"`
	Max       Number   `json:"max"`
	Mean      Number   `json:"mean"`
	SD        Number   `json:"sd"`
	Probs     []Number `json:"probs"`
	Quantiles []Number `json:"quantiles"`
	Bins      *Bins    `json:"bins,omitempty"`
}

// Bins count the rows of the fit between the distinct inner deciles (type 7) of a
// predictor or of the fit's responses: Counts[i] of those above Edges[i-1] and
// not above Edges[i], the first from -Inf on, the last to Inf. There is one count
// more than edges.
type Bins struct {
	Edges  []Number `json:"edges"`
	Counts []int    `json:"counts"`
}
