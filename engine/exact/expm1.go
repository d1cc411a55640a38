package exact

import "math"

// Expm1 is e^x - 1: for x > 0 nearly always the correctly rounded number, for
// x <= 0, which is what cloglog asks for, by the rational approximation that Sun's fdlibm (s_expm1.c, 1993) and through it
// the C library of R's Linux builds evaluates. It is up to one unit in the last
// place off, and R with it: the order of the operations is theirs.
func Expm1(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > 710:
		return math.Inf(1)
	case x > 0:
		return expm1Positive(x)
	case x < -56*math.Ln2:
		return -1
	case x > -0x1p-54:
		return x
	case x >= -0.5*math.Ln2:
		square, e := expm1Series(x)
		return x - (float64(x*e) - square)
	}
	k := -1.0
	if x <= -1.5*math.Ln2 {
		k = math.Trunc(float64(x*math.Log2E) - 0.5)
	}
	// x = k log 2 + r + c, c the rounding error of r.
	head := x - float64(k*fdlibmLog2Head)
	tail := float64(k * fdlibmLog2Tail)
	r := head - tail
	c := (head - r) - tail
	square, e := expm1Series(r)
	e = float64(r*(e-c)) - c
	e -= square
	if k == -1 {
		return float64(0.5*(r-e)) - 0.5
	}
	return math.Ldexp(1-(e-r), int(k)) - 1
}

// expm1Positive sums the series where e^x - 1 would cancel.
func expm1Positive(x float64) float64 {
	if x < 0.5 {
		sum := dd{}
		for n := 24.0; n >= 1; n-- {
			sum = dd{1, 0}.add(sum).mul(dd{x, 0}).over(n)
		}
		return sum.hi
	}
	e, k := dd{x, 0}.exp()
	if k > 1000 {
		return math.Ldexp(e.hi, k)
	}
	e = dd{math.Ldexp(e.hi, k), math.Ldexp(e.lo, k)}
	return e.add(dd{-1, 0}).hi
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
