package rexpr

import "math"

// round is round(x, digits) of R 4: of the two neighbours with that many digits
// the nearer one, and the even one where they are as near (R: src/nmath/fround.c).
func round(x, digits float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsNaN(digits):
		return na
	case !finite(x) || x == 0 || digits > 323:
		return x
	case digits < -308:
		return 0
	case digits == 0:
		return math.RoundToEven(x)
	}
	d := math.Floor(digits + 0.5)
	if x < 0 {
		return -roundPositive(-x, d)
	}
	return roundPositive(x, d)
}

func roundPositive(x, digits float64) float64 {
	const log10of2, mantissa = 0.301029995663981195213738894724, 15
	if digits+float64((math.Logb(x)+0.5)*log10of2) > mantissa {
		return x
	}
	down, up, even := neighbours(x, int(digits))
	below, above := x-down, up-x
	if below < above || below == above && even {
		return down
	}
	return up
}

// neighbours are the numbers of that many digits on both sides of x; even says
// that the last digit of the lower one is.
func neighbours(x float64, digits int) (down, up float64, even bool) {
	scale, extra := 1.0, 1.0
	if digits > 308 {
		extra = tens(digits - 308)
		digits = 308
	}
	scale = tens(digits)
	scaled := float64(float64(scale*x) * extra)
	whole := math.Floor(scaled)
	return whole / scale / extra, math.Ceil(scaled) / scale / extra, math.Mod(whole, 2) == 0
}
