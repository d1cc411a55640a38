package link

import "math"

// expm1 is e^x - 1.
func expm1(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > 710:
		return math.Inf(1)
	case x < -50:
		return -1
	case math.Abs(x) < 0x1p-54:
		return x
	case math.Abs(x) < 0x1p-20: // where e^x - 1 would cancel
		d := dd{x, 0}
		return d.mul(dd{1, 0}.add(d.over(2)).add(d.mul(d).over(6)).add(d.mul(d).mul(d).over(24)).add(d.mul(d).mul(d).mul(d).over(120))).hi
	}
	e, k := dd{x, 0}.exp()
	f := math.Ldexp(1, k)
	return e.scale(f).add(dd{-1, 0}).hi
}
