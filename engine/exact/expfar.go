package exact

import "math"

// expFar is e^x for every x, where 106 bits decide.
func expFar(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > 710:
		return math.Inf(1)
	case x < -746:
		return 0
	}
	e, k := dd{x, 0}.exp()
	return math.Ldexp(e.hi, k)
}

// log(2) in three parts, the first two short enough that k times them is exact
// for |k| < 2048.
const (
	log2Head = 0x1.62e42fefa3p-1
	log2Mid  = 0x1.3de6af278ep-42
	log2Tail = 0x1.9cc01f97b57ap-83
)

// exp is e^x = 2^k e for |x| < 1000: the series of e^(r/16) with r = x - k log 2,
// raised to the 16th power by squaring.
func (x dd) exp() (e dd, k int) {
	n := math.RoundToEven(x.hi * math.Log2E)
	r := twoSum(x.hi, float64(-n*log2Head)).add(twoSum(float64(-n*log2Mid), x.lo)).add(dd{float64(-n * log2Tail), 0}).scale(1.0 / 16)
	e = dd{1, 0}
	rest := 1.0 // the terms of order 9 to 16: below 2^-52 of the sum
	for order := 16.0; order >= 9; order-- {
		rest = 1 + float64(r.hi*rest)/order
	}
	e.hi = rest
	for order := 8.0; order >= 1; order-- {
		e = fastSum(1, 0).add(r.mul(e).over(order))
	}
	for range 4 {
		e = e.mul(e)
	}
	return e, int(n)
}
