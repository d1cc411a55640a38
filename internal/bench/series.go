package bench

import (
	"fmt"
	"slices"
	"strconv"
)

// A Series is one figure measured several times, in one unit.
type Series []float64

// Min is the least of s.
func (s Series) Min() float64 { return slices.Min(s) }

// Max is the greatest of s.
func (s Series) Max() float64 { return slices.Max(s) }

// Median is the middle of s, the mean of the two in the middle where their
// number is even.
func (s Series) Median() float64 {
	sorted := slices.Sorted(slices.Values(s))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// String is "min / median / max", or the one number there is.
func (s Series) String() string {
	switch len(s) {
	case 0:
		return ""
	case 1:
		return figure(s[0])
	}
	return fmt.Sprintf("%s / %s / %s", figure(s.Min()), figure(s.Median()), figure(s.Max()))
}

// figure writes three digits that count, and every digit before the point.
func figure(x float64) string {
	switch {
	case x >= 100 || x <= -100 || x == 0:
		return strconv.FormatFloat(x, 'f', 0, 64)
	case x >= 10:
		return strconv.FormatFloat(x, 'f', 1, 64)
	case x >= 1:
		return strconv.FormatFloat(x, 'f', 2, 64)
	}
	return strconv.FormatFloat(x, 'g', 2, 64)
}
