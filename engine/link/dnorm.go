package link

import (
	"math"

	"serverless-poc/engine/exact"
)

// dnorm is the density of the standard normal distribution (R: src/nmath/dnorm.c).
func dnorm(x float64) float64 {
	const perSqrt2Pi = 0.398942280401432677939946059934 // 1/sqrt(2 pi)
	x = abs(x)
	switch {
	case math.IsNaN(x):
		return x
	case x < 5:
		return perSqrt2Pi * exact.Exp(float64(-0.5*x)*x)
	case x > 38.58601: // sqrt(-2 log(2) (DBL_MIN_EXP + 1 - DBL_MANT_DIG)): below the least double
		return 0
	}
	// x = head + rest with head^2 exact, for x^2 itself loses two digits here.
	head := float64(math.RoundToEven(x*65536) / 65536)
	rest := x - head
	return perSqrt2Pi * float64(exact.Exp(float64(-0.5*head)*head)*exact.Exp((float64(-0.5*rest)-head)*rest))
}
