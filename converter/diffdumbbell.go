package converter

import (
	"fmt"
	"math"
	"strings"
)

// axis is where the axis of standard errors ends: 1, 2 or 5 times a power of 10.
func (d *Difference) axis() float64 {
	most := 0.0
	if c := d.mostMoved(); c != nil {
		most = math.Abs(float64(c.SE))
	}
	return roundUp(most)
}

// roundUp is the next of 1, 2 and 5 times a power of ten; 1 for 0.
func roundUp(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) {
		return 1
	}
	unit := math.Pow(10, math.Floor(math.Log10(x)))
	for _, m := range []float64{1, 2, 5} {
		if x <= m*unit {
			return m * unit
		}
	}
	return 10 * unit
}

// half is how many characters there are on each side of a dumbbell's axis.
const half = 12

func dumbbellAxis(end float64) string {
	left, right := fmt.Sprintf("-%.4g", end), fmt.Sprintf("+%.4g se", end)
	return left + strings.Repeat(" ", max(1, half-len(left))) + "0" + strings.Repeat(" ", max(1, half+3-len(right))) + right
}

// along is how far along the axis se lies, -1 to 1: an infinite change is at the end.
func along(se, end float64) float64 { return min(max(se/end, -1), 1) }

// dumbbell draws the old value (o, in the middle) and the new one (*).
func dumbbell(se, end float64) string {
	line := []byte(strings.Repeat(" ", half) + "o" + strings.Repeat(" ", half))
	at := int(math.Round(along(se, end) * half))
	step := 1
	if at < 0 {
		step = -1
	}
	for i := step; i*step < at*step; i += step {
		line[half+i] = '-'
	}
	line[half+at] = '*'
	return string(line) + "|"
}
