package function

import (
	"strconv"
	"time"

	"serverless-poc/schema"
)

// appendLine appends the log's line of a request, whose rows t has counted, with
// its newline: the text that a slog.JSONHandler would write of these members.
func (h *Handler) appendLine(b []byte, o *outcome, t *tally, clock *stamp) []byte {
	level, msg, kind := "INFO", "scored", ""
	f := o.failure
	switch {
	case f == nil && o.rows == 0:
		msg = "answered" // the page, the card, the contract
	case f == nil:
	case f.kind == internalError:
		level, msg, kind = "ERROR", "failed", f.kind
	default:
		msg, kind = "refused", f.kind
	}
	b = h.appendHead(b, o.at, clock, level, msg)
	b = schema.AppendString(append(b, `,"request_id":`...), o.id)
	b = schema.AppendString(append(b, `,"event":`...), o.envelope)
	if o.route != "" {
		b = schema.AppendString(append(b, `,"route":`...), o.route)
	}
	if f != nil {
		b = f.appendLog(b)
	}
	if o.golden {
		b = append(b, `,"golden_case":true`...)
	} else {
		b = t.appendMetrics(b, o.at, o.took, kind, o.cold)
	}
	return append(b, "}\n"...)
}

// appendHead appends what every line begins with.
func (h *Handler) appendHead(b []byte, at time.Time, clock *stamp, level, msg string) []byte {
	b = clock.append(append(b, `{"time":"`...), at)
	b = append(append(b, `","level":"`...), level...)
	b = append(append(b, `","msg":"`...), msg...)
	return append(append(b, '"'), h.who...)
}

// appendDistribution appends the line of many rows, which t has counted.
func (h *Handler) appendDistribution(b []byte, t *tally, now time.Time, clock *stamp) []byte {
	b = h.appendHead(b, now, clock, "INFO", schema.DistributionMessage)
	return append(t.appendDistribution(b), "}\n"...)
}

// who is the model in every line.
func who(m *Model) []byte {
	b := schema.AppendString([]byte(`,"model":`), m.Name)
	return schema.AppendString(append(b, `,"version":`...), m.Version)
}

// appendLog appends why there is no answer.
func (f *failure) appendLog(b []byte) []byte {
	if f.kind == internalError {
		return schema.AppendString(append(b, `,"reason":`...), f.message)
	}
	b = strconv.AppendInt(append(b, `,"status":`...), int64(f.status), 10)
	return appendJSON(append(b, `,"fields":`...), f.fields())
}

// appendJSON appends a value of strings and numbers, which always has JSON.
func appendJSON(b []byte, v any) []byte {
	b, _ = schema.Append(b, v)
	return b
}
