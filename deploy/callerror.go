package deploy

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/aws/smithy-go"

	"serverless-poc/deploy/awserr"
)

// A CallError is a call that AWS did not carry out, or did not answer. The SDK
// writes service and operation before its text.
type CallError struct {
	Service   string // as in IAM actions, such as lambda
	Operation string
	Resource  string // such as "function F:live", "" where the call names none
	Code      string // AWS's, or in parentheses where it gave none
	Status    int    // HTTP status, 0 without an answer
	RequestID string
	Message   string // AWS's
	Class     awserr.Class
	Absent    bool          // the answer means that there is none
	Lost      bool          // that it took no effect is not known, or not taken for granted
	After     time.Duration // the least time to wait before another try
	Tries     int
	Took      time.Duration
	Next      string // what to do
	Err       error  // the SDK's
}

// Error is one line: resource, code, message, where to ask AWS, what to do.
func (e *CallError) Error() string {
	var b strings.Builder
	if e.Resource != "" {
		b.WriteString(e.Resource + ": ")
	}
	if e.Code != "" && !strings.HasPrefix(e.Code, "(") {
		b.WriteString(strings.TrimSuffix(e.Code+": "+strings.TrimSpace(e.Message), ": "))
	} else {
		b.WriteString(e.Err.Error())
	}
	if facts := e.facts(); facts != "" {
		b.WriteString(" (" + facts + ")")
	}
	if e.Next != "" {
		b.WriteString("; " + e.Next)
	}
	return b.String()
}

// facts are for those who look further.
func (e *CallError) facts() string {
	var facts []string
	if e.Status != 0 {
		facts = append(facts, fmt.Sprintf("status %d", e.Status))
	}
	if e.RequestID != "" {
		facts = append(facts, "request id "+e.RequestID)
	}
	if e.Tries > 1 {
		facts = append(facts, fmt.Sprintf("%d tries in %s", e.Tries, e.Took.Round(time.Second)))
	}
	return strings.Join(facts, ", ")
}

// Unwrap gives the SDK's error.
func (e *CallError) Unwrap() error { return e.Err }

// Transient says that the call would have passed had it been tried for longer.
func (e *CallError) Transient() bool { return e.Class != awserr.Permanent }

// about puts what err is about in front of it, unless it says so itself.
func about(resource string, err error) error {
	if strings.Contains(err.Error(), resource) {
		return err
	}
	return fmt.Errorf("%s: %w", resource, err)
}

// call is the failed call in err, an empty one when there is none.
func call(err error) *CallError {
	var failed *CallError
	if errors.As(err, &failed) {
		return failed
	}
	return &CallError{}
}

// code is the API's own name of an error, "" for anything else.
func code(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorCode()
	}
	return ""
}

// missing says that err is the API's way to say "there is none".
func missing(err error) bool { return call(err).Absent }

// taken says that what was to be made is there already: read and compare.
func taken(err error) bool {
	c := call(err)
	return c.Class == awserr.Compare && !c.Lost
}

// lost says that a call may have taken effect all the same: read and compare.
func lost(err error) bool { return call(err).Lost && call(err).Class == awserr.Compare }
