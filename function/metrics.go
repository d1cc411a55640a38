package function

import (
	"strconv"
	"time"
)

// namespace is where CloudWatch keeps the metrics.
const namespace = "ServerlessPOC"

// directives tell CloudWatch which members of a request's line are metrics: the
// embedded metric format, "Specification: Embedded metric format" in the
// CloudWatch user guide. The version is a property and no dimension: each value
// of a dimension makes metrics anew, which are paid for.
const directives = `[{"Namespace":"` + namespace + `","Dimensions":[["model"]],"Metrics":[` +
	`{"Name":"Requests","Unit":"Count"},` +
	`{"Name":"BadRequest","Unit":"Count"},` +
	`{"Name":"InternalError","Unit":"Count"},` +
	`{"Name":"Rows","Unit":"Count"},` +
	`{"Name":"RowsRefused","Unit":"Count"},` +
	`{"Name":"Latency","Unit":"Milliseconds"},` +
	`{"Name":"ColdStarts","Unit":"Count"},` +
	`{"Name":"OutOfRange","Unit":"Count"},` +
	`{"Name":"UnseenLevels","Unit":"Count"}]}]`

// appendMetrics appends the members of a request's line that CloudWatch reads:
// kind is that of a failure, "" for an answer, cold says that the container was
// started for this request. The counts by predictor are there where they are not
// zero.
func (t *tally) appendMetrics(b []byte, now time.Time, took time.Duration, kind string, cold bool) []byte {
	b = append(b, `,"Requests":1`...)
	b = appendCount(append(b, `,"BadRequest":`...), one(kind == badRequest))
	b = appendCount(append(b, `,"InternalError":`...), one(kind == internalError))
	b = appendCount(append(b, `,"Rows":`...), t.rows+t.refused)
	b = appendCount(append(b, `,"RowsRefused":`...), t.refused)
	b = appendMilliseconds(append(b, `,"Latency":`...), took)
	b = appendCount(append(b, `,"ColdStarts":`...), one(cold))
	b = appendCount(append(b, `,"OutOfRange":`...), total(t.beyond))
	b = appendCount(append(b, `,"UnseenLevels":`...), total(t.unseen))
	b = t.appendFound(b, `,"out_of_range":`, t.beyond)
	b = t.appendFound(b, `,"unseen_levels":`, t.unseen)
	b = strconv.AppendInt(append(b, `,"_aws":{"Timestamp":`...), now.UnixMilli(), 10)
	return append(b, `,"CloudWatchMetrics":`+directives+`}`...)
}

func appendCount(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// appendMilliseconds appends a time to whole microseconds, as [schema.Number] does.
func appendMilliseconds(b []byte, took time.Duration) []byte {
	microseconds := took.Microseconds()
	b = strconv.AppendInt(b, microseconds/1000, 10)
	return appendFraction(b, int(microseconds%1000)*1_000_000)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
