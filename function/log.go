package function

import (
	"context"
	"encoding/json"
	"io"
	"log"
	"log/slog"
	"strings"
)

// NewLog makes the program's log: one JSON object a line. It also takes over
// the standard library's log, which aws-lambda-go writes to.
func NewLog(w io.Writer) *slog.Logger {
	l := slog.New(slog.NewJSONHandler(w, nil))
	log.SetFlags(0)
	log.SetOutput(runtimeLog{l})
	return l
}

// record writes what became of an invocation: field names, never values.
func (h *Handler) record(ctx context.Context, o *outcome, id string) {
	about := []any{"request_id", id, "event", o.envelope, "took_us", o.took.Microseconds()}
	if o.route != "" {
		about = append(about, "route", o.route)
	}
	f := o.failure
	switch {
	case f == nil:
		h.log.InfoContext(ctx, "scored", append(about, "rows", len(o.scored), "rows_refused", len(o.refused))...)
	case f.kind == internalError:
		h.log.ErrorContext(ctx, "failed", append(about, "reason", f.message)...)
	default:
		fields := make([]string, len(f.errors))
		for i, p := range f.errors {
			fields[i] = p.Field
		}
		h.log.InfoContext(ctx, "refused", append(about, "status", f.status, "fields", fields)...)
	}
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
