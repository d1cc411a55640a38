package exact

import "math"

// Atan is the arc tangent: beyond 1 by that of 1/x, three times atan(x) =
// 2 atan(x / (1 + sqrt(1 + x^2))), then the series.
func Atan(x float64) float64 {
	switch {
	case x == 0 || math.IsNaN(x):
		return x
	case math.Abs(x) > 0x1p100:
		return math.Copysign(math.Pi/2, x)
	case math.Abs(x) <= 1:
		return atanDD(dd{x, 0}).hi
	}
	right := dd{math.Copysign(halfPiHead, x), math.Copysign(halfPiTail, x)}
	return right.add(atanDD(dd{1, 0}.div(dd{x, 0})).negative()).hi
}

// pi/2 in two parts.
const (
	halfPiHead = 0x1.921fb54442d18p0
	halfPiTail = 0x1.1a62633145c07p-54
)

func atanDD(t dd) dd {
	one := dd{1, 0}
	for range 3 {
		t = t.div(one.add(one.add(t.mul(t)).sqrt()))
	}
	square := t.mul(t)
	sum := dd{}
	for n := 33.0; n >= 1; n -= 2 {
		sum = one.over(n).add(square.mul(sum).negative())
	}
	return t.mul(sum).scale(8)
}
