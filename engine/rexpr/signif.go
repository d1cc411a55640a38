package rexpr

import (
	"math"

	"serverless-poc/engine/exact"
)

// signif is signif(x, digits) (R: src/nmath/fprec.c).
func signif(x, digits float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsNaN(digits):
		return na
	case !finite(x) || x == 0 || digits > 22.4:
		return x
	}
	d := int(math.Max(1, math.Round(digits)))
	if d > 22 {
		return x
	}
	return math.Copysign(signifPositive(math.Abs(x), d), x)
}

func signifPositive(x float64, d int) float64 {
	log := exact.Log10(x)
	e := d - 1 - int(math.Floor(log))
	if math.Abs(log) >= largestTen-2 {
		return signifFar(x, log, d, e)
	}
	extra := 1.0
	if e > largestTen {
		extra = tens(e - largestTen)
		e = largestTen
	}
	if e > 0 {
		scale := tens(e)
		return math.RoundToEven(float64(float64(x*scale)*extra)) / scale / extra
	}
	scale := tens(-e)
	return float64(math.RoundToEven(x/scale) * scale)
}

// signifFar scales in two steps, near the ends of the doubles.
func signifFar(x, log float64, d, e int) float64 {
	first := d + 22
	if log > 0 {
		first = d - 22
	}
	p, q := tens(first), tens(e-first)
	x = float64(float64(x*p) * q)
	if largestTen-log >= tens(-d) {
		x += 0.5
	}
	return math.Floor(x) / p / q
}

// largestTen is the greatest power of ten below the largest double.
const largestTen = 308

// tens is 10^n by repeated squaring, with its rounding (R: R_pow_di in
// src/main/arithmetic.c).
func tens(n int) float64 {
	if n < 0 {
		return 1 / tens(-n)
	}
	power, square := 1.0, 10.0
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			power = float64(power * square)
		}
		square = float64(square * square)
	}
	return power
}
