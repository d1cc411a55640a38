package function

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// Types of failed invocations, Lambda's errorType.
const (
	badRequest    = "BadRequest"    // the caller's fault
	internalError = "InternalError" // ours
)

// maxProblems bounds an answer: a row can have as many problems as it has keys.
const maxProblems = 50

// A failure is why a row has no answer. Each envelope writes it in its own way.
type failure struct {
	kind    string
	status  int // HTTP's
	message string
	errors  schema.Problems // never nil, so that JSON has an array
}

// noRow is the failure of an event in which no row could be found; the message
// says what one looks like.
func (m *Model) noRow(err error) *failure {
	return refusal(http.StatusBadRequest, "%v; %s", err, m.usage())
}

// Error makes a failure an error, for [envelope].
func (f *failure) Error() string { return f.message }

// refusal is a failure that no field is to blame for.
func refusal(status int, format string, args ...any) *failure {
	return &failure{kind: badRequest, status: status, message: fmt.Sprintf(format, args...), errors: schema.Problems{}}
}

// refuseRow is the failure of a row with problems.
func refuseRow(problems schema.Problems) *failure {
	kept := problems[:min(len(problems), maxProblems)]
	for i, p := range kept {
		if p.Value.Kind() == schema.KindString {
			kept[i].Value = schema.Str(clip(p.Value.Text()))
		}
	}
	message := kept.Error()
	if more := len(problems) - len(kept); more > 0 {
		message += fmt.Sprintf("; and %d more", more)
	}
	return &failure{badRequest, http.StatusBadRequest, message, kept}
}

// bind gives the row its meaning. What is wrong with it is reported together:
// with the options first, then what could not be read, then what the model
// refuses.
func (m *Model) bind(in input, options schema.Problems) (engine.Row, *failure) {
	row, err := m.Bind(in.fields)
	if err == nil && len(in.problems) == 0 && len(options) == 0 {
		return row, nil
	}
	var refused schema.Problems
	if err != nil && !errors.As(err, &refused) {
		return nil, broken(err)
	}
	all := slices.Concat(options, in.problems)
	for _, p := range refused {
		if !in.unread(p.Field) {
			all = append(all, p)
		}
	}
	return nil, refuseRow(all)
}

// unread says that field is there but could not be read; to the model, which
// never saw it, it is missing.
func (in input) unread(field string) bool {
	for _, p := range in.problems {
		if p.Field == field {
			return true
		}
	}
	return false
}

// broken is a failure of ours.
func broken(err error) *failure {
	return &failure{internalError, http.StatusInternalServerError,
		"the row could not be scored: " + err.Error(), schema.Problems{}}
}

// usage says what a row of m looks like.
func (m *Model) usage() string {
	names := make([]string, 0, 8)
	for _, p := range m.Source().Predictors {
		names = append(names, p.Name)
	}
	return "send one JSON object with " + strings.Join(names, ", ")
}
