package exact

import "math"

// Log1p is log(1 + x) by the approximation of fdlibm (s_log1p.c, 1993) that the
// C library of R's Linux builds evaluates, in its order.
func Log1p(x float64) float64 {
	switch {
	case !(x > -1) || math.IsInf(x, 1):
		return math.Log1p(x)
	case math.Abs(x) < 0x1p-54:
		return x
	case math.Abs(x) < 0x1p-29:
		return x - float64(float64(x*x)*0.5)
	case -0.2929 < x && x < 0.41422:
		return log1pSeries(x, 0, 0)
	}
	// 1 + x = 2^k (1 + f), c what its rounding lost.
	u, c := 1+x, 0.0
	if math.Abs(x) >= 0x1p53 {
		u = x
	}
	f, k := math.Frexp(u)
	f, k = 2*f, k-1
	switch {
	case math.Abs(x) >= 0x1p53:
	case k > 0:
		c = (1 - (u - x)) / u
	default:
		c = (x - (u - 1)) / u
	}
	if math.Float64bits(f)>>32&0xfffff >= 0x6a09e { // sqrt(2) in the leading word
		f, k = f/2, k+1
	}
	return log1pSeries(f-1, float64(k), c)
}

// log1pSeries is k log(2) + log(1 + f) + c for sqrt(1/2) <= 1 + f < sqrt(2).
func log1pSeries(f, k, c float64) float64 {
	half := float64(float64(0.5*f) * f)
	c += float64(k * fdlibmLog2Tail)
	if math.Abs(f) < 0x1p-20 {
		if f == 0 {
			return float64(k*fdlibmLog2Head) + c
		}
		r := float64(half * (1 - float64(0.66666666666666666*f)))
		if k == 0 {
			return f - r
		}
		return float64(k*fdlibmLog2Head) - ((r - c) - f)
	}
	s := f / (2 + f)
	r := float64(s * (half + log1pRest(float64(s*s))))
	if k == 0 {
		return f - (half - r)
	}
	return float64(k*fdlibmLog2Head) - ((half - (r + c)) - f)
}

// log1pRest is the polynomial in z = (f / (2 + f))^2.
func log1pRest(z float64) float64 {
	const (
		p1 = 6.666666666666735130e-01
		p2 = 3.999999999940941908e-01
		p3 = 2.857142874366239149e-01
		p4 = 2.222219843214978396e-01
		p5 = 1.818357216161805012e-01
		p6 = 1.531383769920937332e-01
		p7 = 1.479819860511658591e-01
	)
	z2 := float64(z * z)
	z4 := float64(z2 * z2)
	z6 := float64(z4 * z2)
	rest := float64(z*p1) + float64(z2*(p2+float64(z*p3)))
	rest += float64(z4 * (p4 + float64(z*p5)))
	return rest + float64(z6*(p6+float64(z*p7)))
}
