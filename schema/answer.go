package schema

import "encoding/json"

// MostRows is how many rows one call may have.
const MostRows = 5000

// MostKeys is how many numbers an option may hold: an answer has one for each.
const MostKeys = 100

// OptionPrefix is what an option's name begins with in a query string, and in the
// field of a problem with it.
const OptionPrefix = "options."

// An Answer is what a caller gets for one row.
type Answer struct {
	RowAnswer
	By
}

// A RowAnswer is one row's part of it. Result is the decision, true or false,
// where the model has one; otherwise the class where it has classes; otherwise
// the response; null for NA.
type RowAnswer struct {
	Result json.RawMessage `json:"result"`
	Scored
	Warnings []Warning `json:"warnings,omitempty"`
}

// A By names who answers: the model, the version of its artefact, and the
// artefact's SHA-256 in lower case hex.
type By struct {
	Model   string `json:"model"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

// A Warning is a value that has an answer which deserves doubt: it is beyond
// what the model was trained on.
type Warning struct {
	Field   string `json:"field"`
	Value   Value  `json:"value"`
	Message string `json:"message"` // the whole sentence
}

// ResultOf is the result of a model with this response: decision where decided,
// else by what was scored.
func ResultOf(r *Response, s *Scored, decision, decided bool) json.RawMessage {
	switch {
	case decided && decision:
		return json.RawMessage("true")
	case decided:
		return json.RawMessage("false")
	case r.Decision != nil: // NA
	case s.Class != nil:
		return AppendString(nil, *s.Class)
	case s.Response != nil:
		b, _ := s.Response.MarshalJSON() // numbers always have JSON
		return b
	}
	return json.RawMessage("null")
}
