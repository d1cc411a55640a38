package exact

import "math"

// Expm1 is e^x - 1 by the rational approximation that Sun's fdlibm (s_expm1.c,
// 1993) and through it the C library of R's Linux builds evaluates. It is up to
// one unit in the last place off, and R with it: the order of the operations is
// theirs.
func Expm1(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > 709.782712893383973096:
		return math.Inf(1)
	case x < -56*math.Ln2:
		return -1
	case math.Abs(x) < 0x1p-54:
		return x
	case math.Abs(x) <= 0.5*math.Ln2:
		square, e := expm1Series(x)
		return x - (float64(x*e) - square)
	}
	k := math.Copysign(1, x)
	if math.Abs(x) >= 1.5*math.Ln2 {
		k = math.Trunc(float64(x*math.Log2E) + math.Copysign(0.5, x))
	}
	// x = k log 2 + r + c, c the rounding error of r.
	head := x - float64(k*fdlibmLog2Head)
	tail := float64(k * fdlibmLog2Tail)
	r := head - tail
	c := (head - r) - tail
	square, e := expm1Series(r)
	e = float64(r*(e-c)) - c
	e -= square
	return expm1Scaled(r, e, int(k))
}

// expm1Scaled is 2^k (1 + r - e) - 1, added up so that the least is lost.
func expm1Scaled(r, e float64, k int) float64 {
	switch {
	case k == -1:
		return float64(0.5*(r-e)) - 0.5
	case k == 1 && r < -0.25:
		return -2 * (e - (r + 0.5))
	case k == 1:
		return 1 + float64(2*(r-e))
	case k <= -2 || k > 56:
		return math.Ldexp(1-(e-r), k) - 1
	case k < 20:
		return math.Ldexp((1-math.Ldexp(1, -k))-(e-r), k)
	}
	return math.Ldexp((r-(e+math.Ldexp(1, -k)))+1, k)
}

// log(2) as fdlibm splits it: k times the head is exact.
const (
	fdlibmLog2Head = 6.93147180369123816490e-01
	fdlibmLog2Tail = 1.90821492927058770002e-10
)

// expm1Series gives x^2/2 and e with e^x - 1 = x - (x e - x^2/2) for |x| <= log(2)/2.
func expm1Series(x float64) (square, e float64) {
	const (
		q1 = -3.33333333333331316428e-02
		q2 = 1.58730158725481460165e-03
		q3 = -7.93650757867487942473e-05
		q4 = 4.00821782732936239552e-06
		q5 = -2.01099218183624371326e-07
	)
	half := float64(0.5 * x)
	square = float64(x * half)
	s2 := float64(square * square)
	s4 := float64(s2 * s2)
	r := 1 + float64(square*q1)
	r += float64(s2 * (q2 + float64(square*q3)))
	r += float64(s4 * (q4 + float64(square*q5)))
	t := 3 - float64(r*half)
	return square, float64(square * ((r - t) / (6 - float64(x*t))))
}
