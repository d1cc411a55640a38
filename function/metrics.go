package function

import (
	"encoding/json"
	"log/slog"
	"time"
)

// namespace is where CloudWatch keeps the metrics.
const namespace = "ServerlessPOC"

// directives tell CloudWatch which members of a request's line are metrics: the
// embedded metric format, "Specification: Embedded metric format" in the
// CloudWatch user guide. The version is a property and no dimension: each value
// of a dimension makes metrics anew, which are paid for.
var directives = json.RawMessage(`[{"Namespace":"` + namespace + `","Dimensions":[["model"]],"Metrics":[` +
	`{"Name":"Requests","Unit":"Count"},` +
	`{"Name":"BadRequest","Unit":"Count"},` +
	`{"Name":"InternalError","Unit":"Count"},` +
	`{"Name":"Rows","Unit":"Count"},` +
	`{"Name":"RowsRefused","Unit":"Count"},` +
	`{"Name":"Latency","Unit":"Milliseconds"},` +
	`{"Name":"ColdStarts","Unit":"Count"},` +
	`{"Name":"OutOfRange","Unit":"Count"},` +
	`{"Name":"UnseenLevels","Unit":"Count"}]}]`)

// metrics are the members of a request's line that CloudWatch reads: kind is
// that of a failure, "" for an answer, cold says that the container was started
// for this request. The counts by predictor are there where they are not zero.
func (t *tally) metrics(attrs []slog.Attr, now time.Time, took time.Duration, kind string, cold bool) []slog.Attr {
	attrs = append(attrs,
		slog.Int("Requests", 1),
		slog.Int("BadRequest", one(kind == badRequest)),
		slog.Int("InternalError", one(kind == internalError)),
		slog.Int("Rows", t.rows+t.refused),
		slog.Int("RowsRefused", t.refused),
		slog.Float64("Latency", float64(took.Microseconds())/1000),
		slog.Int("ColdStarts", one(cold)),
		slog.Int("OutOfRange", total(t.beyond)),
		slog.Int("UnseenLevels", total(t.unseen)),
	)
	if m := t.byName(t.beyond); m != nil {
		attrs = append(attrs, slog.Any("out_of_range", m))
	}
	if m := t.byName(t.unseen); m != nil {
		attrs = append(attrs, slog.Any("unseen_levels", m))
	}
	return append(attrs, slog.Group("_aws",
		slog.Int64("Timestamp", now.UnixMilli()),
		slog.Any("CloudWatchMetrics", directives)))
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
