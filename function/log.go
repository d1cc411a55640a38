package function

import (
	"context"
	"encoding/json"
	"io"
	"log"
	"log/slog"
	"slices"
	"strings"
	"time"

	"serverless-poc/schema"
)

// NewLog makes the program's log: one JSON object a line. It also takes over
// the standard library's log, which aws-lambda-go writes to.
func NewLog(w io.Writer) *slog.Logger {
	l := slog.New(slog.NewJSONHandler(w, nil))
	log.SetFlags(0)
	log.SetOutput(runtimeLog{l})
	return l
}

// record writes what became of an invocation: field names, never values, unless
// the stack asks for them. It counts the rows, and writes what the container has
// counted when that is enough. Golden cases are no metrics and are not counted.
func (h *Handler) record(ctx context.Context, o *outcome, id string) {
	now, t := time.Now(), h.counter.begin()
	if !o.golden {
		o.count(t)
	}
	attrs := make([]slog.Attr, 0, 20)
	attrs = append(attrs, slog.String("request_id", id), slog.String("event", o.envelope))
	if o.route != "" {
		attrs = append(attrs, slog.String("route", o.route))
	}
	level, msg, kind := slog.LevelInfo, "scored", ""
	f := o.failure
	switch {
	case f == nil && len(o.scored)+len(o.refused) == 0:
		msg = "answered" // the page, the card, the contract
	case f == nil:
	case f.kind == internalError:
		level, msg, kind = slog.LevelError, "failed", f.kind
		attrs = append(attrs, slog.String("reason", f.message))
	default:
		msg, kind = "refused", f.kind
		attrs = append(attrs, slog.Int("status", f.status), slog.Any("fields", f.fields()))
	}
	if cold := !h.used.Swap(true); o.golden {
		attrs = append(attrs, slog.Bool("golden_case", true))
	} else {
		attrs = t.metrics(attrs, now, o.took, kind, cold)
	}
	h.log.LogAttrs(ctx, level, msg, attrs...)
	if h.logValues {
		h.recordValues(ctx, o, id)
	}
	h.recordDistribution(ctx, h.counter.end(t, now))
}

// fields are the names of the fields that are to blame.
func (f *failure) fields() []string {
	names := make([]string, len(f.errors))
	for i, p := range f.errors {
		names[i] = p.Field
	}
	return names
}

// recordDistribution writes a line of many rows; nil is not enough for one.
func (h *Handler) recordDistribution(ctx context.Context, d *schema.Distribution) {
	if d == nil {
		return
	}
	attrs := []slog.Attr{slog.Int("rows", d.Rows), slog.Int("refused", d.Refused)}
	for _, of := range []struct {
		key    string
		counts any
		any    bool
	}{
		{"predictors", d.Predictors, len(d.Predictors) > 0},
		{"response", d.Response, len(d.Response) > 0},
		{"classes", d.Classes, len(d.Classes) > 0},
		{"out_of_range", d.OutOfRange, len(d.OutOfRange) > 0},
		{"unseen", d.Unseen, len(d.Unseen) > 0},
	} {
		if of.any {
			attrs = append(attrs, slog.Any(of.key, of.counts))
		}
	}
	h.log.LogAttrs(ctx, slog.LevelInfo, schema.DistributionMessage, attrs...)
}

// rowsOfALine is how many rows' values one line has, far below what CloudWatch
// takes.
const rowsOfALine = 100

// recordValues writes what was sent in the rows that were scored.
func (h *Handler) recordValues(ctx context.Context, o *outcome, id string) {
	for some := range slices.Chunk(o.scored, rowsOfALine) {
		rows := make([]map[string]schema.Value, len(some))
		for i := range some {
			rows[i] = some[i].fields
		}
		h.log.LogAttrs(ctx, slog.LevelInfo, "values", slog.String("request_id", id), slog.Any("values", rows))
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
