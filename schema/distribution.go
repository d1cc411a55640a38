package schema

// GoldenCase marks the deployer's own calls, which are golden cases and nobody's
// rows: a header over HTTP, and a key of the custom client context of a direct
// invocation. They are answered as any other, and not counted.
const GoldenCase = "x-golden-case"

// DistributionMessage is the msg of the log lines that hold a [Distribution].
const DistributionMessage = "distribution"

// A Distribution sums up what a function was asked and what it answered, in the
// bins of the model's own training summaries ([Bins], Predictor.Counts): a log
// line of many rows, from which no row can be told.
//
// Rows were scored: Predictors, Response, Classes and OutOfRange are of them.
// Refused were not: Unseen is of them, by the predictor whose level the model
// does not know. What the model has no bins for is absent.
type Distribution struct {
	Rows       int              `json:"rows"`
	Refused    int              `json:"refused"`
	Predictors map[string][]int `json:"predictors,omitempty"`
	Response   []int            `json:"response,omitempty"`
	Classes    map[string]int   `json:"classes,omitempty"`
	OutOfRange map[string]int   `json:"out_of_range,omitempty"`
	Unseen     map[string]int   `json:"unseen,omitempty"`
}
