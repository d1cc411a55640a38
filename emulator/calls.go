package emulator

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// Call is the record of one answered API call.
type Call struct {
	Seq       int       // number of the call since Start, from 1, in order of arrival
	Time      time.Time // when it began
	Service   string    // signing name: "s3", "iam", "sts", "lambda", "logs"
	Operation string    // AWS's name, for example "PutObject"
	Mutating  bool      // the operation changes the account; Invoke does not
	Method    string    // of HTTP
	Path      string    // of the URL: bucket and key, function and so on, as far as the service's protocol puts them there
	Status    int       // HTTP status answered; 0 when the connection was cut
	Code      string    // AWS error code, "" on success
	Caller    string    // ARN of who signed the call
	Agent     string    // the client's User-Agent
	Fault     string    // what Intercept did to it, for example "error before", "cut unread", "stale"; "" for nothing
}

// record keeps the latest calls.
type record struct {
	mu    sync.Mutex
	calls []Call
	seq   int
	hook  func(Call)
}

const keepCalls = 100_000 // a server that runs for days must not grow for ever

// Calls gives the calls since Start, oldest first (the latest 100,000).
func (e *Emulator) Calls() []Call {
	e.record.mu.Lock()
	defer e.record.mu.Unlock()
	return slices.Clone(e.record.calls)
}

// next numbers a call.
func (r *record) next() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seq++
	return r.seq
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

// answer tells the status just before it leaves, so that a client that has the
// answer finds the call in the record.
type answer struct {
	http.ResponseWriter
	once sync.Once
	told func(status int)
}

func (a *answer) tell(status int) { a.once.Do(func() { a.told(status) }) }

func (a *answer) WriteHeader(status int) {
	if status >= 200 {
		a.tell(status)
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	a.tell(http.StatusOK)
	return a.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach Flush.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
