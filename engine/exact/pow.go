package exact

import "math"

// Pow is R's x^y for a y that is not 0, 1 or 2 (R: R_pow in src/main/arithmetic.c).
func Pow(x, y float64) float64 {
	switch {
	case y == 2:
		return x * x
	case x == 1 || y == 0:
		return 1
	case x == 0 && y < 0, math.IsInf(x, 1) && y > 0:
		return math.Inf(1)
	case x == 0, math.IsInf(x, 1):
		return 0
	case math.IsNaN(x):
		return x
	case x < 0:
		return powNegative(x, y)
	}
	return powPositive(x, y)
}

// powNegative is a negative number to a whole power, else NaN.
func powNegative(x, y float64) float64 {
	if y != math.Trunc(y) {
		return math.NaN()
	}
	p := Pow(-x, y)
	if math.Mod(y, 2) != 0 {
		return -p
	}
	return p
}

// powPositive is exp(y log x) for a finite positive x.
func powPositive(x, y float64) float64 {
	switch near := math.Log(x) * y; { // first, for the products below overflow with a huge y
	case math.IsNaN(near):
		return near
	case near > 710:
		return math.Inf(1)
	case near < -746:
		return 0
	}
	e, k := logDD(x).mul(dd{y, 0}).exp()
	return math.Ldexp(e.hi, k)
}

// logDD is the logarithm of a finite positive x = 2^k f: with l = log(f)
// nearly, log(f) = l + log(f e^-l), whose second term is tiny.
func logDD(x float64) dd {
	f, k := math.Frexp(x)
	if f < math.Sqrt2/2 {
		f, k = 2*f, k-1
	}
	l := math.Log(f)
	e, shift := dd{-l, 0}.exp()
	d := e.mul(dd{math.Ldexp(f, shift), 0}).add(dd{-1, 0})
	log := dd{l, 0}.add(d).add(dd{float64(-d.hi*d.hi) / 2, 0})
	n := float64(k)
	return twoSum(float64(n*log2Head), log.hi).add(twoSum(float64(n*log2Mid), log.lo)).add(dd{float64(n * log2Tail), 0})
}
