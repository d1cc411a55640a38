package exact

import "math"

// The hyperbolic functions are those of fdlibm (e_sinh.c, e_cosh.c, s_tanh.c,
// 1993), which the C library of R's Linux builds has kept.

// Sinh is the hyperbolic sine.
func Sinh(x float64) float64 {
	half, a := math.Copysign(0.5, x), math.Abs(x)
	switch {
	case a < 0x1p-28 || math.IsNaN(x):
		return x
	case a < 1:
		t := Expm1(a)
		return float64(half * (float64(2*t) - float64(t*t)/(t+1)))
	case a < 22:
		t := Expm1(a)
		return float64(half * (t + t/(t+1)))
	}
	return halfExp(half, a)
}

// Cosh is the hyperbolic cosine.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case math.IsNaN(x):
		return x
	case a < 0x1p-55:
		return 1
	case math.Float64bits(a)>>32 < 0x3fd62e43: // log(2)/2
		t := Expm1(a)
		w := 1 + t
		return 1 + float64(t*t)/(w+w)
	case a < 22:
		t := Exp(a)
		return float64(0.5*t) + 0.5/t
	}
	return halfExp(0.5, a)
}

// halfExp is half e^a where e^a may be beyond the doubles.
func halfExp(half, a float64) float64 {
	if math.Float64bits(a)>>32 < 0x40862e42 {
		return float64(half * Exp(a))
	}
	w := Exp(float64(0.5 * a))
	return float64(float64(half*w) * w)
}

// Tanh is the hyperbolic tangent.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	var z float64
	switch {
	case math.IsNaN(x):
		return x
	case a < 0x1p-55:
		return x
	case a < 1:
		t := Expm1(float64(-2 * a))
		z = -t / (t + 2)
	case a < 22:
		t := Expm1(float64(2 * a))
		z = 1 - 2/(t+2)
	default:
		z = 1
	}
	return math.Copysign(z, x)
}
