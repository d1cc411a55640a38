package emulator

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// Call is the record of one answered API call.
type Call struct {
	Time      time.Time // when it began
	Service   string    // signing name: "s3", "iam", "sts", "lambda", "logs"
	Operation string    // AWS's name, for example "PutObject"
	Mutating  bool      // the operation changes the account; Invoke does not
	Status    int       // HTTP status answered
	Code      string    // AWS error code, "" on success
	Caller    string    // ARN of who signed the call
}

// record keeps the latest calls.
type record struct {
	mu    sync.Mutex
	calls []Call
	hook  func(Call)
}

const keepCalls = 100_000 // a server that runs for days must not grow for ever

// Calls gives the calls since Start, oldest first (the latest 100,000).
func (e *Emulator) Calls() []Call {
	e.record.mu.Lock()
	defer e.record.mu.Unlock()
	return slices.Clone(e.record.calls)
}

func (e *Emulator) note(c Call) {
	e.record.mu.Lock()
	if len(e.record.calls) >= keepCalls {
		e.record.calls = slices.Delete(e.record.calls, 0, keepCalls/10)
	}
	e.record.calls = append(e.record.calls, c)
	e.record.mu.Unlock()
	e.log.Info("call", "service", c.Service, "operation", c.Operation, "status", c.Status, "code", c.Code, "caller", c.Caller)
	if e.record.hook != nil {
		e.record.hook(c)
	}
}

// answer remembers the status that was written.
type answer struct {
	http.ResponseWriter
	status int
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 && status >= 200 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach Flush.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

func (a *answer) code() int {
	if a.status == 0 {
		return http.StatusOK
	}
	return a.status
}
