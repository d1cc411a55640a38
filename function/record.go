package function

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"serverless-poc/schema"
)

// record writes what became of an invocation: field names, never values, unless
// the stack asks for them. It counts the rows, and writes what the container has
// counted when that is enough. Golden cases are no metrics and are not counted.
func (h *Handler) record(ctx context.Context, o *outcome) {
	t := h.counter.begin()
	o.cold = h.first()
	if !o.golden {
		o.count(t)
	}
	s := takeSheet()
	h.writeLine(o, t, s)
	s.giveBack()
	if h.logValues {
		h.recordValues(ctx, o)
	}
	h.recordDistribution(h.counter.end(t, o.at), o.at)
}

// writeLine writes the line of a request whose rows t has counted, in s.
func (h *Handler) writeLine(o *outcome, t *tally, s *sheet) {
	s.bytes = h.appendLine(s.bytes[:0], o, t, &s.clock)
	_, _ = h.out.Write(s.bytes) // there is nowhere to tell of it
}

// first says, once, that no request and no keep-warm has been here before.
func (h *Handler) first() bool { return !h.used.Load() && !h.used.Swap(true) }

// fields are the names of the fields that are to blame.
func (f *failure) fields() []string {
	names := make([]string, len(f.errors))
	for i, p := range f.errors {
		names[i] = p.Field
	}
	return names
}

// recordDistribution writes a line of many rows; nil is not enough for one.
func (h *Handler) recordDistribution(t *tally, now time.Time) {
	if t == nil {
		return
	}
	s := takeSheet()
	defer s.giveBack()
	s.bytes = h.appendDistribution(s.bytes[:0], t, now, &s.clock)
	_, _ = h.out.Write(s.bytes)
	h.counter.done(t)
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
