package exact

import (
	"math"
	"testing"
)

// TestPowEnds holds the ends to what R says: 0.5^Inf, 0.9^1e308 and so on.
func TestPowEnds(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, x := range []struct{ x, y, want float64 }{
		{0.5, inf, 0}, {0.9, 1e308, 0}, {0.9999999999999999, 1e308, 0}, {2, 1e308, inf}, {2, -1e308, 0}, {2, inf, inf}, {2, -inf, 0},
		{1, inf, 1}, {1, nan, 1}, {0.5, nan, nan}, {0, inf, 0}, {0.5, 1e-320, 1}, {2, 1024, inf}, {2, -1074, 0x1p-1074}, {2, -1076, 0},
	} {
		if got := Pow(x.x, x.y); got != x.want && !(math.IsNaN(got) && math.IsNaN(x.want)) {
			t.Errorf("Pow(%v, %v) = %v, R says %v", x.x, x.y, got, x.want)
		}
	}
}
