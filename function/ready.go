package function

import (
	"time"

	"serverless-poc/schema"
)

// Ready writes the line that says what is served, and how long it has taken since
// start: the text that a slog.JSONHandler would write, for less than it would cost.
func (h *Handler) Ready(start time.Time) {
	now := time.Now()
	s := takeSheet()
	defer s.giveBack()
	b := h.appendHead(s.bytes[:0], now, &s.clock, "INFO", "ready")
	b = schema.AppendString(append(b, `,"from":`...), h.model.Origin)
	b = appendMilliseconds(append(b, `,"decode_ms":`...), h.model.Took.Decode)
	b = appendMilliseconds(append(b, `,"proof_ms":`...), h.model.Took.Proof)
	b = appendMilliseconds(append(b, `,"init_ms":`...), now.Sub(start))
	s.bytes = append(b, "}\n"...)
	_, _ = h.out.Write(s.bytes) // there is nowhere to tell of it
}
