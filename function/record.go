package function

import (
	"context"
	"log/slog"
	"slices"

	"serverless-poc/schema"
)

// record writes what became of an invocation: field names, never values, unless
// the stack asks for them. It counts the rows, and writes what the container has
// counted when that is enough. Golden cases are no metrics and are not counted. It
// writes in s.
func (h *Handler) record(ctx context.Context, o *outcome, s *sheet) {
	t := h.counter.begin()
	if !o.golden {
		o.count(t)
	}
	s.bytes = h.appendLine(s.bytes[:0], o, t, &s.clock)
	_, _ = h.out.Write(s.bytes) // there is nowhere to tell of it
	if h.logValues {
		h.recordValues(ctx, o)
	}
	h.recordDistribution(ctx, h.counter.end(t, o.at))
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
func (h *Handler) recordValues(ctx context.Context, o *outcome) {
	for some := range slices.Chunk(o.scored, rowsOfALine) {
		rows := make([]map[string]schema.Value, len(some))
		for i := range some {
			rows[i] = some[i].fields
		}
		h.log.LogAttrs(ctx, slog.LevelInfo, "values", slog.String("request_id", o.id), slog.Any("values", rows))
	}
}
