package converter

import (
	"bytes"
	"encoding/json"

	"serverless-poc/schema"
)

// A Difference is what changes when one version of a model takes the place of
// another. Its fields keep their names; new ones may be added.
type Difference struct {
	Model        string              `json:"model"`
	Old          Side                `json:"old"`
	New          Side                `json:"new"`
	Changes      []Change            `json:"changes"`
	Predictors   []PredictorChange   `json:"predictors"`
	Coefficients []CoefficientChange `json:"coefficients"` // in R's order, those of new first
	Predictions  Predictions         `json:"predictions"`
}

// A Side is one of the two artefacts.
type Side struct {
	Version  string `json:"version"`
	Digest   string `json:"sha256"`
	FittedAt string `json:"fitted_at"`
	Rows     int    `json:"n"` // used in the fit
}

// A Change is one property of the model that is another, such as its formula.
type Change struct {
	What string `json:"what"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

// A PredictorChange is one thing that is other about a predictor. Means says what
// callers see of it.
type PredictorChange struct {
	Name  string `json:"name"`
	What  string `json:"what"` // new, removed, type, level added, level lost, range
	Old   string `json:"old,omitempty"`
	New   string `json:"new,omitempty"`
	Means string `json:"means,omitempty"`
}

// A CoefficientChange is a coefficient of either model; Old or New is NA where
// it is not in that one, or R calls it aliased there.
//
// SE is the change in units of Old's standard error, NA where there is no such
// error. Incomparable says that the column which the coefficient multiplies is
// computed in another way (knots, contrasts), or that the link is another.
type CoefficientChange struct {
	Equation     string        `json:"equation,omitempty"`
	Name         string        `json:"name"`
	Status       string        `json:"status,omitempty"` // new, removed
	Old          schema.Number `json:"old"`
	New          schema.Number `json:"new"`
	StdError     schema.Number `json:"std_error"` // Old's
	SE           schema.Number `json:"change_in_se"`
	Incomparable bool          `json:"incomparable,omitempty"`
}

// measured says that the change has a size in standard errors.
func (c CoefficientChange) measured() bool { return c.SE == c.SE && !c.Incomparable }

// Predictions are what both models say of the same rows. Quantity is what they
// have in common: response, or probs where there is a probability by class; ""
// where there is nothing. Choice is what may flip: decisions, classes or "".
//
// Refused are golden inputs that the old model answers and the new one refuses,
// Accepted the other way round.
type Predictions struct {
	Quantity string  `json:"quantity"`
	Choice   string  `json:"choice,omitempty"`
	Golden   Shift   `json:"golden"` // inputs of golden cases within the training ranges
	Drawn    Shift   `json:"drawn"`  // rows drawn from the training summaries
	Beyond   Shift   `json:"beyond"` // inputs of golden cases beyond the ranges of both models
	Refused  []Input `json:"refused,omitempty"`
	Accepted []Input `json:"accepted,omitempty"`

	rows []rowShift // of all three
}

// A Shift sums up how far the predictions of a set of rows move. Largest and
// Mean are of absolute values; a number that becomes NA, or the other way round,
// has moved infinitely.
type Shift struct {
	Rows    int           `json:"rows"`
	Largest schema.Number `json:"largest"`
	Mean    schema.Number `json:"mean"`
	Decided int           `json:"decided"` // rows of which both models have a decision or class
	Flipped int           `json:"flipped"`
	At      *Moved        `json:"at,omitempty"` // the row of Largest; absent when nothing moves
}

// An Input is a row and where it is from.
type Input struct {
	From string                  `json:"from"` // such as: golden case "typical"
	Row  map[string]schema.Value `json:"row"`
}

// String is the row as JSON and where it is from.
func (i Input) String() string {
	row, err := schema.Encode(i.Row)
	if err != nil {
		return i.From
	}
	return string(row[:len(row)-1]) + " (" + i.From + ")"
}

// A Moved is one row's two predictions. Of is which of several numbers moves most.
type Moved struct {
	Input
	Of  string        `json:"of"`
	Old schema.Number `json:"old"`
	New schema.Number `json:"new"`
}

// JSON is d as an indented document, the same bytes for the same two artefacts.
func (d *Difference) JSON() ([]byte, error) {
	line, err := schema.Encode(d)
	if err != nil {
		return nil, err
	}
	var document bytes.Buffer
	err = json.Indent(&document, line, "", "  ")
	return document.Bytes(), err
}
