package exact

import "math"

// Atan is the arc tangent.
func Atan(x float64) float64 {
	switch {
	case math.Abs(x) < tiny || math.IsNaN(x):
		return x
	case math.Abs(x) > 0x1p100:
		return math.Copysign(math.Pi/2, x)
	}
	return Atan2(x, 1)
}

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	if x == 0 || y == 0 || !finite(x) || !finite(y) {
		return math.Atan2(y, x) // whole and half quarters
	}
	a, b := math.Abs(y), math.Abs(x)
	switch q := a / b; {
	case q < 0x1p-100 && x > 0:
		return y / x
	case q < 0x1p-100 || q > 0x1p100:
		return math.Atan2(y, x)
	}
	// The quotient needs no more than the ratio of the two.
	f, i := math.Frexp(a)
	g, k := math.Frexp(b)
	g = math.Ldexp(g, k-i)
	var angle dd
	if f <= g {
		angle = dd{f, 0}.div(dd{g, 0}).atan()
	} else {
		angle = dd{halfPiHead, halfPiTail}.add(dd{g, 0}.div(dd{f, 0}).atan().negative())
	}
	if x < 0 {
		angle = dd{2 * halfPiHead, 2 * halfPiTail}.add(angle.negative())
	}
	return math.Copysign(angle.hi, y)
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// pi/2 in two parts.
const (
	halfPiHead = 0x1.921fb54442d18p0
	halfPiTail = 0x1.1a62633145c07p-54
)

// atan is the series for |t| <= 1 after three times
// atan(t) = 2 atan(t / (1 + sqrt(1 + t^2))).
func (t dd) atan() dd {
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
