package exact

import "math"

// log(2)/128 in two parts: the head has 34 bits, so that up to 2^19 times it is
// exact.
const (
	stepHead = 0x1.62e42fef8p-8
	stepTail = 0x1.1cf79abc9e3b4p-43
)

// doubt lengthens the rest of Exp before the last rounding, by 2^-65 or more where it
// could decide; the error is below 2^-67 of a number between 0.99 and 2.02, which has
// half a step of 2^-54 at least.
const doubt = 1 + 0x1p-11

// Exp is e^x, in ordinary doubles where |x| < 700 and they suffice, which is nearly
// always; 106 bits decide where e^x is too near the middle of two doubles
// (A. Ziv, ACM Trans. Math. Softw. 17 (1991), 410-423).
//
// With x = n log(2)/128 + r it is 2^(n/128) e^r: a root from the table, and the
// series of e^r up to r^6, for |r| < 2^-8.5 (P. T. P. Tang, ACM Trans. Math. Softw.
// 15 (1989), 144-157).
func Exp(x float64) float64 {
	if !(x > -700 && x < 700) {
		return expFar(x)
	}
	const whole = 0x1.8p52 // a number added to it becomes whole, in its lowest bits
	shifted := float64(x*(128*math.Log2E)) + whole
	n := int64(math.Float64bits(shifted)) - 0x4338000000000000
	steps := shifted - whole
	head := x - float64(steps*stepHead) // exact
	rest := float64(steps * -stepTail)
	r := head + rest
	square := float64(r * r)
	series := 0.5 + float64(r*(1.0/6)) + float64(square*(1.0/24+float64(r*(1.0/120))+float64(square*(1.0/720))))

	t := &root[n&127]
	product := float64(t.hi * head)
	lost := math.FMA(t.hi, head, -product)
	sum := fastSum(t.hi, product)
	early := sum.lo + (lost + (t.lo + float64(t.lo*head) + float64(t.hi*rest))) // known before the series is
	sum = fastSum(sum.hi, early+float64(float64(t.hi*square)*series))
	if sum.hi == sum.hi+float64(sum.lo*doubt) {
		return float64(sum.hi * math.Float64frombits(uint64(n>>7+1023)<<52))
	}
	return expFar(x)
}
