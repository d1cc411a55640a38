package function

import (
	"encoding/json"
	"io"
	"log"
	"log/slog"
	"strings"
	"sync"
)

// A Log is the program's log: one JSON object a line. The line of a request is
// written by [Handler.record], which costs a fraction of what it would here.
type Log struct {
	*slog.Logger
	out *output // where the logger writes too
}

// NewLog makes the log. It also takes over the standard library's, which
// aws-lambda-go writes to.
func NewLog(w io.Writer) *Log {
	out := &output{w: w}
	l := &Log{slog.New(slog.NewJSONHandler(out, nil)), out}
	log.SetFlags(0)
	log.SetOutput(runtimeLog{l.Logger})
	return l
}

// output is a writer of whole lines, one at a time.
type output struct {
	mu sync.Mutex
	w  io.Writer
}

// Write implements [io.Writer].
func (o *output) Write(line []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.w.Write(line)
}

// runtimeLog is where aws-lambda-go's own lines go. It logs the whole error of
// a failed invocation, which quotes the values that a caller sent; those lines
// are dropped, as record has told of the failure without them.
type runtimeLog struct{ to *slog.Logger }

// Write implements [io.Writer], one line a call.
func (r runtimeLog) Write(line []byte) (int, error) {
	var failed struct {
		Type string `json:"errorType"`
	}
	if json.Unmarshal(line, &failed) == nil && (failed.Type == badRequest || failed.Type == internalError) {
		return len(line), nil
	}
	r.to.Error("runtime", "line", strings.TrimSuffix(string(line), "\n"))
	return len(line), nil
}
