package function

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"math"
	"strconv"
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
			o.cold = at%10 == 9
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

// So is a distribution's, and its members are those of a [schema.Distribution].
func TestDistributionIsSlogs(t *testing.T) {
	h, at := &Handler{who: who(&Model{Name: "m", Version: "v"})}, time.Unix(0, 1700000000123456789)
	group := refuseRow(schema.Problems{{Field: "group", Value: schema.Str("d")}, {Field: "b<\"é", Value: schema.Str("?")}})
	class := "a<"
	for name, o := range map[string]*outcome{
		"scored":  {scored: []scored{{row: engine.Row{3, 0.5, 1, 1, 0}, response: 0.3}, {row: engine.Row{30, -1, 1, 1, 1}, response: 0.9, class: &class}}},
		"refused": {refused: []*failure{group, group}},
		"both":    {scored: []scored{{row: engine.Row{2, 0.5, 0, 0, 1}, response: 0.1, class: &class}}, refused: []*failure{group}},
		"nothing": {},
	} {
		m := counted()
		m.Response.Classes = []string{"b", class}
		m.Predictors = append(m.Predictors, schema.Predictor{Name: "b<\"é", Type: schema.Factor, Levels: []string{"a", "b"}, Counts: []int{5, 6}})
		tally := newShape(m, spansOf(m)).newTally()
		o.count(tally)
		line := h.appendDistribution(nil, tally, at, new(stamp))
		if want := throughSlog(t, at, line); string(line) != want {
			t.Errorf("%s:\n got %s\nslog %s", name, line, want)
		}
		members := append([]byte("{"), tally.appendDistribution(nil)[1:]...)
		if want := must(schema.Append(nil, distributionOf(t, tally)))(t); !bytes.Equal(append(members, '}'), want) {
			t.Errorf("%s:\n got %s\nwant %s", name, members, want)
		}
	}
}

// distributionOf reads what is written of a tally; nil is nothing.
func distributionOf(t testing.TB, of *tally) *schema.Distribution {
	t.Helper()
	if of == nil {
		return nil
	}
	members := of.appendDistribution(nil)
	members[0] = '{'
	d := new(schema.Distribution)
	if err := json.Unmarshal(append(members, '}'), d); err != nil {
		t.Fatalf("%v: %s", err, members)
	}
	return d
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
		at := time.Unix(second, nanosecond&math.MaxInt64%1e9).In(time.FixedZone("", zone%86400/60*60))
		for range 2 {
			if got, want := string(s.append(nil, at)), at.Format(time.RFC3339Nano); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
			if got, want := string(s.appendMilli(nil, at)), strconv.FormatInt(at.UnixMilli(), 10); got != want && second > 0 {
				t.Errorf("got %s, want %s", got, want)
			}
		}
	})
}
