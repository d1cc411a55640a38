package exact

import "math"

// Log is the natural logarithm.
func Log(x float64) float64 { return logBy(x, math.Log, dd{1, 0}) }

// Log2 is the logarithm to the base 2.
func Log2(x float64) float64 { return logBy(x, math.Log2, dd{math.Ln2, 0x1.abc9e3b39803fp-56}) }

// Log10 is the logarithm to the base 10.
func Log10(x float64) float64 { return logBy(x, math.Log10, dd{math.Ln10, -0x1.f48ad494ea3e9p-53}) }

// logBy divides the logarithm by that of the base; ends are what package math
// says where there is no number.
func logBy(x float64, ends func(float64) float64, base dd) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return ends(x)
	}
	if x == 1 {
		return 0
	}
	if base.hi == 1 {
		return logDD(x).hi
	}
	return logDD(x).div(base).hi
}

// Log1p is log(1 + x).
func Log1p(x float64) float64 {
	if !(x > -1) || math.IsInf(x, 1) || math.Abs(x) < 0x1p-54 {
		return math.Log1p(x)
	}
	sum := twoSum(1, x)
	// log(hi + lo) = log(hi) + lo/hi - ...
	l := logDD(sum.hi)
	ratio := dd{sum.lo, 0}.div(dd{sum.hi, 0})
	return l.add(ratio).add(dd{float64(-ratio.hi*ratio.hi) / 2, 0}).hi
}
