package exact

import "math"

// Log is the natural logarithm.
func Log(x float64) float64 { return logBy(x, math.Log, dd{1, 0}) }

// Log2 is the logarithm to the base 2.
func Log2(x float64) float64 { return logBy(x, math.Log2, dd{math.Ln2, 0x1.abc9e3b39803fp-56}) }

// Log10 is the logarithm to the base 10 as fdlibm's e_log10.c (1993) and the C
// library of R's Linux builds compute it, from the logarithm of 2^-k x.
func Log10(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log10(x)
	}
	const perLog, log2Head, log2Tail = 4.34294481903251816668e-01, 3.01029995663611771306e-01, 3.69423907715893078616e-13
	f, k := math.Frexp(x)
	if k--; k >= 0 { // 1 <= f < 2, and half that below 1
		f *= 2
	} else {
		k++
	}
	y := float64(k)
	z := float64(y*log2Tail) + float64(perLog*Log(f))
	return z + float64(y*log2Head)
}

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
