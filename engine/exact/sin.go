package exact

import "math"

// tiny is where sin(x), tan(x), asin(x) and atan(x) round to x.
const tiny = 0x1p-27

// Sin is the sine of any finite x.
func Sin(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return math.NaN()
	}
	if math.Abs(x) < tiny {
		return x
	}
	r, n := reduce(x)
	return quarter(r, n).hi
}

// Cos is the cosine of any finite x.
func Cos(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return math.NaN()
	}
	r, n := reduce(x)
	return quarter(r, n+1).hi
}

// Tan is the tangent of any finite x.
func Tan(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return math.NaN()
	}
	if math.Abs(x) < tiny {
		return x
	}
	r, n := reduce(x)
	return quarter(r, n).div(quarter(r, n+1)).hi
}

// quarter is sin(r + n pi/2).
func quarter(r dd, n int) dd {
	s := r
	if n&1 == 0 {
		s = r.sin()
	} else {
		s = r.cos()
	}
	if n&2 != 0 {
		return s.negative()
	}
	return s
}

// sin is the series for |r| <= pi/4.
func (r dd) sin() dd { return r.mul(r.alternating(27)) }

// cos is the series for |r| <= pi/4.
func (r dd) cos() dd { return r.alternating(26) }

// alternating is 1 - r^2/((n-1) n) (1 - ...) for n two apart up to most.
func (r dd) alternating(most float64) dd {
	square, sum := r.mul(r).negative(), dd{1, 0}
	for n := most; n > 1; n -= 2 {
		sum = dd{1, 0}.add(square.mul(sum).over(n * (n - 1)))
	}
	return sum
}
