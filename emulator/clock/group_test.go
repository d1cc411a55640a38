package clock

import (
	"testing"
	"time"
)

func TestGroup(t *testing.T) {
	v := NewVirtual(start)
	g := NewGroup(v)
	var got []string
	g.AfterFunc(time.Second, func() { got = append(got, "first") })
	g.AfterFunc(time.Hour, func() { got = append(got, "after Close") })
	v.Advance(time.Minute)
	g.Close()
	g.AfterFunc(time.Second, func() { got = append(got, "made after Close") })
	v.Advance(2 * time.Hour)
	if len(got) != 1 || got[0] != "first" {
		t.Errorf("called: %q", got)
	}
}
