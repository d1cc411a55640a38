package rexpr

import "math"

// round is round(x, digits) of R 4: of the two neighbours with that many digits
// the nearer one, and the even one where they are as near (R: src/nmath/fround.c).
func round(x, digits float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsNaN(digits):
		return na
	case !finite(x) || x == 0 || digits > 323:
		return x
	case digits < -308:
		return 0
	case digits == 0:
		return math.RoundToEven(x)
	}
	d := math.Floor(digits + 0.5)
	if x < 0 {
		return -roundPositive(-x, d)
	}
	return roundPositive(x, d)
}

func roundPositive(x, digits float64) float64 {
	const log10of2, mantissa = 0.301029995663981195213738894724, 15
	if digits+float64((math.Logb(x)+0.5)*log10of2) > mantissa {
		return x
	}
	down, up, even := neighbours(x, int(digits))
	below, above := x-down, up-x
	if below < above || below == above && even {
		return down
	}
	return up
}

// neighbours are the numbers of that many digits on both sides of x; even says
// that the last digit of the lower one is.
func neighbours(x float64, digits int) (down, up float64, even bool) {
	scale, extra := 1.0, 1.0
	if digits > 308 {
		extra = math.Pow10(digits - 308)
		digits = 308
	}
	if digits >= 0 {
		scale = math.Pow10(digits)
		scaled := float64(scale*x) * extra
		whole := math.Floor(scaled)
		return whole / scale / extra, math.Ceil(scaled) / scale / extra, math.Mod(whole, 2) == 0
	}
	scale = math.Pow10(-digits)
	scaled := x / scale
	whole := math.Floor(scaled)
	return float64(whole * scale), float64(math.Ceil(scaled) * scale), math.Mod(whole, 2) == 0
}

// signif is signif(x, digits) (R: src/nmath/fprec.c).
func signif(x, digits float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsNaN(digits):
		return na
	case !finite(x) || x == 0 || digits > 22:
		return x
	}
	d := math.Max(1, math.RoundToEven(digits))
	negative := x < 0
	x = math.Abs(x)
	e := int(d) - 1 - int(math.Floor(math.Log10(x)))
	var y float64
	switch {
	case e > 308:
		y = math.RoundToEven(float64(x*1e308)*math.Pow10(e-308)) / 1e308 / math.Pow10(e-308)
	case e > 0:
		y = math.RoundToEven(float64(x*math.Pow10(e))) / math.Pow10(e)
	default:
		y = float64(math.RoundToEven(x/math.Pow10(-e)) * math.Pow10(-e))
	}
	if negative {
		return -y
	}
	return y
}

// sinpi, cospi and tanpi reduce x to one turn first (R: src/nmath/cospi.c).
func sinpi(x float64) float64 {
	x = math.Mod(x, 2)
	if x <= -1 {
		x += 2
	} else if x > 1 {
		x -= 2
	}
	switch x {
	case 0, 1:
		return 0
	case 0.5:
		return 1
	case -0.5:
		return -1
	}
	return math.Sin(math.Pi * x)
}

func cospi(x float64) float64 {
	x = math.Mod(math.Abs(x), 2)
	switch {
	case math.Mod(x, 1) == 0.5:
		return 0
	case x == 1:
		return -1
	case x == 0:
		return 1
	}
	return math.Cos(math.Pi * x)
}

func tanpi(x float64) float64 {
	x = math.Mod(x, 1)
	if x <= -0.5 {
		x++
	} else if x > 0.5 {
		x--
	}
	switch x {
	case 0:
		return 0
	case 0.5:
		return na
	case 0.25:
		return 1
	case -0.25:
		return -1
	}
	return math.Tan(math.Pi * x)
}
