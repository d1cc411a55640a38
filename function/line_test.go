package function

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"math"
	"testing"
	"time"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// The log's line of a request is what slog writes of the same members.
func TestLineIsSlogs(t *testing.T) {
	odd := "\"\\\n\t\x01<&>é\u2028"
	m := &Model{Name: "m", Version: "v<1>"}
	for _, o := range []*outcome{
		{id: "request-1", envelope: "direct", scored: []scored{{row: engine.Row{3, 0.5, 1, 1}, response: 0.3}}, took: 12345678},
		{envelope: "rest", route: "score", took: 0, scored: []scored{{row: engine.Row{30, -1, 1, 1}}, {row: engine.Row{3, 7, 0, 0}}}},
		{envelope: "rest", route: "page", golden: true, took: 1000},
		{envelope: odd, route: odd, id: odd, failure: broken(errOdd{odd}), took: time.Hour},
		{envelope: "direct", failure: refusal(404, "%s", odd)},
		{envelope: "direct", failure: refuseRow(schema.Problems{{Field: odd}, {Field: "group", Value: schema.Str("d")}}),
			refused: []*failure{refuseRow(schema.Problems{{Field: "group", Value: schema.Str("d")}})}},
	} {
		for _, at := range []int64{1700000000123456789, 1700000000120000000, 1700000000000000000, 1700000001000000007} {
			o.at, o.rows = time.Unix(0, at), len(o.scored)+len(o.refused)
			h := &Handler{who: who(m)}
			tally := newShape(counted(), spansOf(counted())).newTally()
			o.count(tally)
			line := h.appendLine(nil, o, tally, new(stamp))
			if want := throughSlog(t, o.at, line); string(line) != want {
				t.Errorf("\n got %s\nslog %s", line, want)
			}
		}
	}
}

// So is a distribution's.
func TestDistributionIsSlogs(t *testing.T) {
	h, at := &Handler{who: who(&Model{Name: "m", Version: "v"})}, time.Unix(0, 1700000000123456789)
	for _, d := range []*schema.Distribution{
		{Rows: 100, Predictors: map[string][]int{"b": {1, 0}, "a<": {2}}, Response: []int{3}, Classes: map[string]int{"yes": 1, "no": 0}, OutOfRange: map[string]int{"x": 1}},
		{Refused: 20, Unseen: map[string]int{"group": 20}},
	} {
		line := h.appendDistribution(nil, d, at, new(stamp))
		if want := throughSlog(t, at, line); string(line) != want {
			t.Errorf("\n got %s\nslog %s", line, want)
		}
	}
}

type errOdd struct{ text string }

func (e errOdd) Error() string { return e.text }

// throughSlog gives the members of line, but time, level and message, to slog.
func throughSlog(t *testing.T, at time.Time, line []byte) string {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(line))
	token := func() string {
		text, _ := must(d.Token())(t).(string)
		return text
	}
	token() // {
	var msg, level string
	var attrs []slog.Attr
	for d.More() {
		key := token()
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		var said any
		if err := json.Unmarshal(value, &said); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		switch text, _ := said.(string); {
		case key == "msg":
			msg = text
		case key == "level":
			level = text
		case key != "time" && value[0] == '{' || value[0] == '[':
			attrs = append(attrs, slog.Any(key, value))
		case key != "time":
			attrs = append(attrs, slog.Any(key, said))
		}
	}
	var out bytes.Buffer
	record := slog.NewRecord(at, map[string]slog.Level{"INFO": slog.LevelInfo, "ERROR": slog.LevelError}[level], msg, 0)
	record.AddAttrs(attrs...)
	if err := slog.NewJSONHandler(&out, nil).Handle(t.Context(), record); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// A latency is the number of its milliseconds.
func FuzzMilliseconds(f *testing.F) {
	for _, took := range []int64{0, 1, 12345, 999_999_999, 1_000_000, 120_000, 900_000_000_000} {
		f.Add(took)
	}
	f.Fuzz(func(t *testing.T, took int64) {
		d := time.Duration(took & math.MaxInt64)
		if got, want := string(appendMilliseconds(nil, d)), schema.Number(float64(d.Microseconds())/1000).Text(); got != want {
			t.Errorf("%v: got %s, want %s", d, got, want)
		}
	})
}

// A stamp writes every time as package time does, whatever it wrote before.
func FuzzStamp(f *testing.F) {
	f.Add(int64(1700000000), int64(120000000), 3600)
	f.Add(int64(-1), int64(0), 0)
	f.Add(int64(0), int64(999999999), -20700)
	var s stamp
	f.Fuzz(func(t *testing.T, second, nanosecond int64, zone int) {
		// A zone changes at the beginning of a second; between two is UTC.
		s.append(nil, time.Unix(second+1, 0).UTC())
		at := time.Unix(second, nanosecond).In(time.FixedZone("", zone%86400/60*60))
		for range 2 {
			if got, want := string(s.append(nil, at)), at.Format(time.RFC3339Nano); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
	})
}
