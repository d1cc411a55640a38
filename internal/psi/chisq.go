package psi

import "math"

// upperTail is R's pchisq(x, df, lower.tail = FALSE): the incomplete gamma
// function Q(df/2, x/2).
func upperTail(x, df float64) float64 {
	a, x := df/2, x/2
	switch {
	case x <= 0:
		return 1
	case x < a+1:
		return 1 - series(a, x)
	}
	return fraction(a, x)
}

// scale is x^a e^-x / Gamma(a).
func scale(a, x float64) float64 {
	lgamma, _ := math.Lgamma(a)
	return math.Exp(a*math.Log(x) - x - lgamma)
}

// series is P(a, x) = x^a e^-x / Gamma(a) sum x^n / (a (a+1) ... (a+n)), DLMF 8.11.4
// with 8.7.1; it converges fast where x < a+1.
func series(a, x float64) float64 {
	term := 1 / a
	sum := term
	for n := a + 1; term > sum*1e-17; n++ {
		term *= x / n
		sum += term
	}
	return sum * scale(a, x)
}

// fraction is Q(a, x) by the continued fraction DLMF 8.9.2, from its far end
// forward (Lentz); it converges fast where x > a+1.
func fraction(a, x float64) float64 {
	b := x + 1 - a
	c, d := math.Inf(1), 1/b
	h := d
	for i := 1.0; i < 1000; i++ {
		an := i * (a - i)
		b += 2
		d = 1 / (an*d + b)
		c = b + an/c
		h *= c * d
		if math.Abs(c*d-1) < 1e-16 {
			break
		}
	}
	return h * scale(a, x)
}

// quantile is R's qchisq(p, df, lower.tail = FALSE): the x that is exceeded with
// probability p. The tail falls all the way, so it is found by halving.
func quantile(p, df float64) float64 {
	low, high := 0.0, df+10
	for upperTail(high, df) > p {
		low, high = high, 2*high
	}
	for {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			return high
		}
		if upperTail(middle, df) > p {
			low = middle
		} else {
			high = middle
		}
	}
}
