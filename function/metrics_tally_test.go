package function

import (
	"math"
	"reflect"
	"slices"
	"testing"
	"time"

	"serverless-poc/engine"
	"serverless-poc/schema"
)

// counted is a model of every kind of predictor, by its summaries alone.
func counted() *schema.Model {
	return &schema.Model{
		Response: schema.Response{
			Classes: []string{"no", "yes"},
			Bins:    &schema.Bins{Edges: []schema.Number{0.2, 0.5}, Counts: []int{1, 2, 3}},
		},
		Predictors: []schema.Predictor{
			{Name: "x", Type: schema.Numeric, Range: &schema.Range{Min: 1, Max: 9, Bins: &schema.Bins{Edges: []schema.Number{2, 4}, Counts: []int{1, 1, 1}}}},
			{Name: "old", Type: schema.Numeric, Range: &schema.Range{Min: 0, Max: 1}},
			{Name: "group", Type: schema.Factor, Levels: []string{"a", "b", "c"}, Counts: []int{5, 6, 7}},
			{Name: "flag", Type: schema.Logical, Counts: []int{3, 4}},
		},
	}
}

func TestBinOf(t *testing.T) {
	edges := []float64{2, 4}
	for _, c := range []struct {
		x    float64
		want int
	}{{math.Inf(-1), 0}, {2, 0}, {math.Nextafter(2, 3), 1}, {4, 1}, {4.1, 2}, {math.Inf(1), 2}} {
		if got := binOf(c.x, edges); got != c.want {
			t.Errorf("%v is in bin %d; want %d", c.x, got, c.want)
		}
	}
	if got := binOf(3, nil); got != 0 {
		t.Errorf("without edges: bin %d", got)
	}
}

func TestTally(t *testing.T) {
	c := newCounter(counted(), spansOf(counted()))
	r := c.begin()
	yes := "yes"
	for _, row := range []struct {
		engine.Row
		response float64
		class    *string
	}{
		{engine.Row{2, 0.5, 0, 1}, 0.2 * (1 + 1e-12), &yes}, // on the edge, but for the last digits
		{engine.Row{9, 2, 2, 0}, 0.9, &yes},
		{engine.Row{9.5, -1, 2, 0}, math.NaN(), nil},
	} {
		r.scored(row.Row, row.response, row.class)
	}
	r.refuse(schema.Problems{{Field: "group", Value: schema.Str("d")}, {Field: "x", Value: schema.Str("many")}, {Field: "flag", Value: schema.Str("-")}})
	r.refuse(schema.Problems{{Field: "group"}}) // missing is not unseen
	c.end(r, time.Unix(0, 0))
	got := distributionOf(t, c.sum)
	want := &schema.Distribution{
		Rows: 3, Refused: 2, Unseen: map[string]int{"group": 1},
		Predictors: map[string][]int{"x": {1, 0, 2}, "group": {1, 0, 2}, "flag": {2, 1}},
		Response:   []int{1, 0, 1}, Classes: map[string]int{"no": 0, "yes": 2},
		OutOfRange: map[string]int{"x": 1, "old": 2},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
}

// No line of fewer than 20 rows leaves the container, whatever the kind of rows
// and however long they wait.
func TestWhenADistributionIsWritten(t *testing.T) {
	start := time.Unix(1000, 0)
	for _, c := range []struct {
		name            string
		scored, refused int // by call
		calls           int
		after           time.Duration // between calls
		want            []int         // rows, refused of each line that the calls make
		flush           []int         // of keep-warm's afterwards
	}{
		{"99 rows wait", 1, 0, 99, time.Second, nil, []int{99, 0}},
		{"100 rows go", 1, 0, 100, time.Second, []int{100, 0}, nil},
		{"one call of many rows is one line", 5000, 0, 1, 0, []int{5000, 0}, nil},
		{"20 rows do not wait longer than five minutes", 1, 0, 21, 15 * time.Second, []int{21, 0}, nil},
		{"19 rows wait for ever", 1, 0, 19, time.Hour, nil, nil},
		{"a few refused rows stay", 10, 1, 10, time.Second, []int{100, 0}, nil},
		{"a few scored rows stay", 1, 10, 10, time.Second, []int{0, 100}, nil},
		{"both go", 20, 20, 5, time.Second, []int{100, 100}, nil},
		{"keep-warm takes 20", 1, 0, 20, time.Second, nil, []int{20, 0}},
		{"keep-warm leaves 19", 1, 0, 19, time.Second, nil, nil},
	} {
		counter, now := newCounter(counted(), spansOf(counted())), start
		var got []int
		for range c.calls {
			r := counter.begin()
			for range c.scored {
				r.scored(engine.Row{3, 0, 1, 1}, 0.3, nil)
			}
			for range c.refused {
				r.refuse(nil)
			}
			if d := distributionOf(t, counter.end(r, now)); d != nil {
				got = append(got, d.Rows, d.Refused)
				if sum := total(d.Predictors["x"]); sum != d.Rows {
					t.Errorf("%s: %d rows, %d of them counted", c.name, d.Rows, sum)
				}
			}
			now = now.Add(c.after)
		}
		var flushed []int
		if d := distributionOf(t, counter.flush()); d != nil {
			flushed = []int{d.Rows, d.Refused}
		}
		if !slices.Equal(got, c.want) || !slices.Equal(flushed, c.flush) {
			t.Errorf("%s: %v, then %v; want %v, then %v", c.name, got, flushed, c.want, c.flush)
		}
	}
}

// What was written is not written again, and what stayed is.
func TestCountsAreMovedNotCopied(t *testing.T) {
	c := newCounter(counted(), spansOf(counted()))
	for line := range 3 {
		r := c.begin()
		for range 100 {
			r.scored(engine.Row{3, 0, 1, 1}, 0.3, nil)
		}
		r.refuse(schema.Problems{{Field: "group", Value: schema.Num(7)}})
		d := distributionOf(t, c.end(r, time.Unix(0, 0)))
		if d == nil || d.Rows != 100 || total(d.Response) != 100 || d.Refused != 0 || c.sum.refused != line+1 {
			t.Fatalf("line %d: %+v, %d refused wait", line, d, c.sum.refused)
		}
	}
}

// Counting costs the warm path no allocation a row.
func TestCountingAllocatesNothing(t *testing.T) {
	c := newCounter(counted(), spansOf(counted()))
	row, class := engine.Row{3, 0, 1, 1}, "yes"
	r := c.begin()
	got := testing.AllocsPerRun(1000, func() {
		r.scored(row, 0.3, &class)
		r.refuse(nil)
		c.sum.add(r)
		r.clear()
	})
	if got > 0 {
		t.Errorf("%v allocations a row", got)
	}
}
