package rexpr

import (
	"math"

	"serverless-poc/engine/exact"
)

// signOr is + and -, with one argument or two.
func signOr(one func(float64) float64, two func(x, y float64) float64) func(*builder) (value, error) {
	return func(b *builder) (value, error) {
		if len(b.args) == 1 {
			return of1(one)(b)
		}
		return of2(two)(b)
	}
}

// power is x^y: x*x for a square, else R_pow (R: src/main/arithmetic.c).
func power(x, y float64) float64 {
	switch {
	case y == 2:
		return float64(x * x)
	case x == 1 || y == 0:
		return 1
	case math.IsNaN(x) || math.IsNaN(y):
		return na
	case finite(x) && finite(y):
		return exact.Pow(x, y)
	case math.IsInf(x, -1):
		return powerOfMinusInf(y)
	case x < 0:
		return na
	}
	return math.Pow(x, y)
}

// powerOfMinusInf is (-Inf)^y: NaN but for whole numbers.
func powerOfMinusInf(y float64) float64 {
	switch {
	case !finite(y) || y != math.Floor(y):
		return na
	case y < 0:
		return 0
	case math.Mod(y, 2) != 0:
		return math.Inf(-1)
	}
	return math.Inf(1)
}

// tooLarge is where a quotient has no digits behind the point of a long double.
const tooLarge = 1 << 63

// modulo is x %% y of doubles (R: myfmod in src/main/arithmetic.c, whose
// remainder is a long double).
func modulo(x, y float64) float64 {
	if y == 0 || !finite(x) || math.IsNaN(y) {
		return na
	}
	if math.Abs(y) > tooLarge && math.Abs(x) <= math.Abs(y) {
		switch {
		case math.Abs(x) == math.Abs(y):
			return 0
		case x < 0 && y > 0 || y < 0 && x > 0:
			return x + y
		}
		return x
	}
	divisor := exact.Long(y)
	rest := exact.Long(x).Minus(exact.Long(math.Floor(x / y)).Times(divisor))
	return rest.Minus(rest.Over(divisor).Floor().Times(divisor)).Double()
}

// quotient is x %/% y of doubles (R: myfloor in src/main/arithmetic.c).
func quotient(x, y float64) float64 {
	q := x / y
	if y == 0 || math.Abs(q) > tooLarge || !finite(q) {
		return q
	}
	if math.Abs(q) < 1 {
		if q < 0 || x < 0 && y > 0 || x > 0 && y < 0 {
			return -1
		}
		return 0
	}
	whole := math.Floor(q)
	rest := exact.Long(x).Minus(exact.Long(whole).Times(exact.Long(y)))
	return exact.Long(whole).Plus(rest.Over(exact.Long(y)).Floor()).Double()
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func sign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return x + 0 // 0 and NaN
}

// logBase is log(x) or log(x, base): R divides two logarithms, but takes log2
// and log10 for their own bases (R: logbase in src/main/arithmetic.c).
func logBase(b *builder) (value, error) {
	if len(b.args) == 1 {
		return of1(exact.Log)(b)
	}
	return of2(func(x, base float64) float64 {
		switch base {
		case 10:
			return exact.Log10(x)
		case 2:
			return exact.Log2(x)
		}
		return exact.Log(x) / exact.Log(base)
	})(b)
}
