package dist

import "math"

// QT is the upper quantile of Student's t distribution: the t that is exceeded
// with probability p, 0 < p <= 1/2, for df > 0 degrees of freedom, which need
// not be whole. It is qt(p, df, lower.tail = FALSE), within some units in the
// last place (R: src/nmath/qt.c finds it by another way).
func QT(p, df float64) float64 {
	switch {
	case !(p >= 0 && p <= 0.5) || !(df > 0):
		return math.NaN()
	case p == 0:
		return math.Inf(1)
	case p == 0.5:
		return 0
	case df == 1:
		return 1 / math.Tan(math.Pi*p)
	case df == 2:
		return (1 - float64(2*p)) / math.Sqrt(2*p*(1-p))
	}
	t := qnorm(p)
	if df >= 1000 {
		return expanded(t, df)
	}
	// The tail is convex, so that Newton's steps from below never go too far.
	if df < 3 {
		t = min(t, (1-float64(2*p))/math.Sqrt(2*p*(1-p)))
	}
	for range 200 {
		step := (upperTail(t, df) - p) / density(t, df)
		t += step
		if math.Abs(step) <= 1e-16*t {
			break
		}
	}
	return t
}

// qnorm is the upper quantile of the normal distribution: a first guess and two
// steps of Newton's.
func qnorm(p float64) float64 {
	z := math.Sqrt2 * math.Erfcinv(2*p)
	for range 2 {
		z += float64((float64(math.Erfc(z/math.Sqrt2)/2) - p) * math.Sqrt(2*math.Pi) * math.Exp(float64(z*z)/2))
	}
	return z
}

// expanded is the expansion of the quantile in powers of 1/df about the normal
// one (Abramowitz and Stegun 26.7.5, with one term more).
func expanded(z, df float64) float64 {
	y, u := float64(z*z), 1/df
	terms := [...]float64{
		polynomial(y, 1, 1) / 4,
		polynomial(y, 3, 16, 5) / 96,
		polynomial(y, -15, 17, 19, 3) / 384,
		polynomial(y, -945, -1920, 1482, 776, 79) / 92160,
		polynomial(y, 17955, -765, -1782, 930, 339, 27) / 368640,
	}
	sum := 0.0
	for i := len(terms) - 1; i >= 0; i-- {
		sum = float64((sum + terms[i]) * u)
	}
	return z + float64(z*sum)
}

// polynomial is c[0] + c[1] y + ...
func polynomial(y float64, c ...float64) float64 {
	sum := 0.0
	for i := len(c) - 1; i >= 0; i-- {
		sum = float64(sum*y) + c[i]
	}
	return sum
}

// density is dt(t, df).
func density(t, df float64) float64 {
	return halfGamma(df/2) / math.Sqrt(df*math.Pi) * math.Exp(-(df+1)/2*math.Log1p(float64(t*t)/df))
}

// upperTail is pt(t, df, lower.tail = FALSE) of t >= 0: half an incomplete beta
// function of df / (df + t^2).
func upperTail(t, df float64) float64 {
	a, y := float64(df/2), float64(t*t)/df // x = 1 / (1 + y)
	front := halfGamma(a) / math.Sqrt(math.Pi) * math.Exp(float64(-a*math.Log1p(y))) * math.Sqrt(y/(1+y))
	if x := 1 / (1 + y); x < (a+1)/(a+2.5) {
		return front / a * fraction(a, 0.5, x) / 2
	}
	return 0.5 - float64(front*fraction(0.5, a, y/(1+y))) // front / (1/2) / 2
}

// fraction is the continued fraction of the incomplete beta function
// (Abramowitz and Stegun 26.5.8), by Lentz's method.
func fraction(a, b, x float64) float64 {
	const tiny = 1e-300
	c, d := 1.0, 1/nonzero(1-float64((a+b)*x)/(a+1), tiny)
	f := d
	for m := 1.0; m < 100_000; m++ {
		twice := a + float64(2*m) // exact: no sum of a product that could be fused
		even := m * (b - m) * x / ((twice - 1) * twice)
		d = 1 / nonzero(1+float64(even*d), tiny)
		c = nonzero(1+even/c, tiny)
		f *= float64(d * c)
		odd := -(a + m) * (a + b + m) * x / (twice * (twice + 1))
		d = 1 / nonzero(1+float64(odd*d), tiny)
		c = nonzero(1+odd/c, tiny)
		f *= float64(d * c)
		if math.Abs(float64(d*c)-1) < 1e-16 {
			break
		}
	}
	return f
}

func nonzero(x, tiny float64) float64 {
	if math.Abs(x) < tiny {
		return tiny
	}
	return x
}

// halfGamma is gamma(a + 1/2) / gamma(a), without the loss of two logarithms:
// an asymptotic series (Abramowitz and Stegun 6.1.47) for large a, to which
// small ones are raised.
func halfGamma(a float64) float64 {
	factor := 1.0
	for ; a < 30; a++ {
		factor *= a / (a + 0.5)
	}
	u := 1 / a
	series := polynomial(u, 1, -1.0/8, 1.0/128, 5.0/1024, -21.0/32768, -399.0/262144, 869.0/4194304, 39325.0/33554432)
	return factor * math.Sqrt(a) * series
}
