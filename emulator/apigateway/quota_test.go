package apigateway

import (
	"testing"
	"time"
)

// 2026-03-04 is a Wednesday.
func TestQuotaBegin(t *testing.T) {
	now := time.Date(2026, 3, 4, 23, 59, 0, 0, time.UTC)
	cases := []struct {
		period string
		offset int
		want   string
	}{
		{"DAY", 0, "2026-03-04"},
		{"WEEK", 0, "2026-03-01"}, // Sunday
		{"WEEK", 3, "2026-03-04"}, // Wednesday
		{"WEEK", 4, "2026-02-26"}, // Thursday
		{"MONTH", 0, "2026-03-01"},
		{"MONTH", 3, "2026-03-04"},
		{"MONTH", 4, "2026-02-05"},
		{"MONTH", 27, "2026-02-28"},
	}
	for _, one := range cases {
		q := quota{Period: one.period, Offset: one.offset}
		if got := q.begin(now).Format(day); got != one.want {
			t.Errorf("%s with offset %d began on %s, want %s", one.period, one.offset, got, one.want)
		}
	}
	east := time.FixedZone("east", 3*3600)
	if got := (&quota{Period: "DAY"}).begin(time.Date(2026, 3, 5, 1, 0, 0, 0, east)).Format(day); got != "2026-03-04" {
		t.Errorf("the day of 01:00 at UTC+3 is %s, want the UTC day before", got)
	}
}

// A refused request takes nothing from any bucket.
func TestBuckets(t *testing.T) {
	var b buckets
	now := time.Unix(0, 0)
	both := map[string]*throttle{"plan": {Burst: 3, Rate: 1}, "method": {Burst: 1, Rate: 1}}
	plan := map[string]*throttle{"plan": both["plan"]}
	steps := []struct {
		after  time.Duration
		bounds map[string]*throttle
		want   bool
	}{{0, both, true}, {0, both, false}, {0, plan, true}, {0, plan, true}, {0, plan, false}, {time.Second, both, true}, {0, plan, false}, {time.Hour, plan, true}}
	for i, one := range steps {
		now = now.Add(one.after)
		if got := b.take(now, one.bounds); got != one.want {
			t.Errorf("step %d: %v, want %v", i, got, one.want)
		}
	}
	if !b.take(now, nil) {
		t.Error("without a bound a request is refused")
	}
}
