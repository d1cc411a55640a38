package bench

import "math"

// decades are the powers of ten about a range; at least two of them apart.
func decades(low, high float64) (float64, float64) {
	from, to := math.Floor(math.Log10(low)), math.Ceil(math.Log10(high))
	if to-from < 2 {
		to = from + 2
	}
	return math.Pow(10, from), math.Pow(10, to)
}
