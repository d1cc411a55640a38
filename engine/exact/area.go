package exact

import "math"

// The inverse hyperbolic functions are those of fdlibm (s_asinh.c, e_acosh.c,
// e_atanh.c, 1993), which the C library of R's Linux builds has kept.

// Asinh is the inverse hyperbolic sine.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	var w float64
	switch {
	case a < 0x1p-28 || math.IsNaN(x) || math.IsInf(x, 0):
		return x
	case a >= 0x1p28:
		w = Log(a) + math.Ln2
	case a > 2:
		w = Log(float64(2*a) + 1/(math.Sqrt(float64(x*x)+1)+a))
	default:
		t := float64(x * x)
		w = Log1p(a + t/(1+math.Sqrt(1+t)))
	}
	return math.Copysign(w, x)
}

// Acosh is the inverse hyperbolic cosine.
func Acosh(x float64) float64 {
	switch {
	case !(x >= 1):
		return math.NaN()
	case x >= 0x1p28:
		return Log(x) + math.Ln2
	case x > 2:
		return Log(float64(2*x) - 1/(x+math.Sqrt(float64(x*x)-1)))
	}
	t := x - 1
	return Log1p(t + math.Sqrt(float64(2*t)+float64(t*t)))
}

// Atanh is the inverse hyperbolic tangent.
func Atanh(x float64) float64 {
	a := math.Abs(x)
	var t float64
	switch {
	case a < 0x1p-28 || math.IsNaN(x):
		return x
	case a < 0.5:
		t = a + a
		t = float64(0.5 * Log1p(t+float64(t*a)/(1-a)))
	case a < 1:
		t = float64(0.5 * Log1p((a+a)/(1-a)))
	default:
		return math.Atanh(x)
	}
	return math.Copysign(t, x)
}
