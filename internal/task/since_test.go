package task

import (
	"testing"
	"time"
)

func TestSince(t *testing.T) {
	for _, c := range []struct {
		asked string
		want  time.Duration
		err   string
	}{
		{"", time.Hour, ""},
		{"30m", 30 * time.Minute, ""},
		{"36h", 36 * time.Hour, ""},
		{"7d", 7 * 24 * time.Hour, ""},
		{"-1h", 0, "SINCE=-1h is not a while ago; give it as 30m, 24h or 7d"},
		{"0d", 0, "SINCE=0d is not a while ago; give it as 30m, 24h or 7d"},
		{"1.5d", 0, "SINCE=1.5d is not a while ago; give it as 30m, 24h or 7d"},
		{"99999d", 0, "SINCE=99999d is not a while ago; give it as 30m, 24h or 7d"},
		{"week", 0, "SINCE=week is not a while ago; give it as 30m, 24h or 7d"},
	} {
		got, err := (&Run{Since: c.asked}).since(time.Hour)
		if got != c.want || text(err) != c.err {
			t.Errorf("SINCE=%s: %s, %q; want %s, %q", c.asked, got, text(err), c.want, c.err)
		}
	}
}
