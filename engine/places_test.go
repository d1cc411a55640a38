package engine

import (
	"fmt"
	"strings"
	"testing"
)

func TestPlaces(t *testing.T) {
	for _, n := range []int{1, 2, 3, 7, 1000} {
		levels := make([]string, n)
		for i := range levels {
			levels[i] = strings.Repeat("a", i%40) + fmt.Sprint(i)
		}
		p, twice := newPlaces(levels)
		if twice >= 0 {
			t.Fatalf("%d levels: level %d is not there twice", n, twice)
		}
		for i, level := range levels {
			if got, ok := p.of(level); !ok || got != i {
				t.Errorf("%d levels: %q is %d, %t; want %d", n, level, got, ok, i)
			}
			if got, ok := p.ofText([]byte(level)); !ok || got != i {
				t.Errorf("%d levels: text %q is %d, %t; want %d", n, level, got, ok, i)
			}
			if got, ok := p.of(level + "b"); ok {
				t.Errorf("%d levels: %q is level %d", n, level+"b", got)
			}
		}
		again := append(levels, levels[n/2])
		if _, twice := newPlaces(again); twice != n {
			t.Errorf("%d levels: the one that is there twice is %d, want %d", n, twice, n)
		}
	}
	long := []byte(strings.Repeat("long", 100))
	p, _ := newPlaces([]string{"a", string(long)})
	if allocations := testing.AllocsPerRun(100, func() { p.ofText(long) }); allocations > 0 {
		t.Errorf("a text is looked up with %g allocations", allocations)
	}
}
