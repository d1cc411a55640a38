package basis

import "math"

// wrap moves x by periods into the interval from lower to upper (R: cwrap in
// mgcv/R/smooth.r).
func wrap(lower, upper, x float64) float64 {
	period := upper - lower
	switch {
	case x > upper:
		return lower + math.Mod(x-upper, period)
	case x < lower:
		return upper - math.Mod(lower-x, period)
	}
	return x
}
