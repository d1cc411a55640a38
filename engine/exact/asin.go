package exact

import "math"

// Asin is the arc sine.
func Asin(x float64) float64 {
	switch a := math.Abs(x); {
	case !(a <= 1):
		return math.NaN()
	case a < tiny:
		return x
	case a <= 0.5:
		return dd{x, 0}.asin().hi
	default: // asin(x) = pi/2 - 2 asin(sqrt((1 - x)/2))
		y := dd{halfPiHead, halfPiTail}.add(halfChord(a).scale(-2))
		return math.Copysign(y.hi, x)
	}
}

// Acos is the arc cosine.
func Acos(x float64) float64 {
	switch {
	case !(math.Abs(x) <= 1):
		return math.NaN()
	case x > 0.5:
		return halfChord(x).scale(2).hi
	case x < -0.5:
		return dd{2 * halfPiHead, 2 * halfPiTail}.add(halfChord(-x).scale(-2)).hi
	}
	return dd{halfPiHead, halfPiTail}.add(dd{x, 0}.asin().negative()).hi
}

// halfChord is asin(sqrt((1 - x)/2)) for 0.5 < x <= 1.
func halfChord(x float64) dd { return twoSum(1, -x).scale(0.5).sqrt().asin() }

// asin improves the double by one step of Newton's, for |t| <= 0.71.
func (t dd) asin() dd {
	y := dd{math.Asin(t.hi), 0}
	sin, cos := y.sin(), y.cos()
	d := t.add(sin.negative()).div(cos)
	bent := float64(float64(d.hi*d.hi)*sin.hi) / float64(2*cos.hi)
	return y.add(d).add(dd{bent, 0})
}
