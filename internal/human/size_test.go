package human

import "testing"

func TestSize(t *testing.T) {
	for n, want := range map[int]string{12: "12 bytes", 13 << 10: "13.0 kB", 3565158: "3.4 MB", 80530636800: "75.0 GB"} {
		if got := Size(n); got != want {
			t.Errorf("%d: %s; want %s", n, got, want)
		}
	}
}
