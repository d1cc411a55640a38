package dist

import (
	"math"

	"serverless-poc/engine/exact"
)

// QNorm is the quantile of the standard normal distribution at p, by algorithm
// AS 241 (M. J. Wichura, Applied Statistics 37 (1988), 477-484), as R has it
// (R: src/nmath/qnorm.c). 0 gives -Inf, 1 gives Inf, anything outside NaN.
func QNorm(p float64) float64 {
	switch {
	case !(p >= 0 && p <= 1):
		return math.NaN()
	case p == 0:
		return math.Inf(-1)
	case p == 1:
		return math.Inf(1)
	}
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		r := 0.180625 - float64(q*q)
		return float64(q * ratio(r, &centreA, &centreB))
	}
	r := math.Sqrt(-exact.Log(min(p, 1-p)))
	x := 0.0
	if r <= 5 {
		x = ratio(r-1.6, &middleA, &middleB)
	} else {
		x = ratio(r-5, &farA, &farB)
	}
	return math.Copysign(x, q)
}

// ratio is the quotient of two polynomials in r.
func ratio(r float64, a, b *[8]float64) float64 {
	above, below := a[7], b[7]
	for i := 6; i >= 0; i-- {
		above = float64(above*r) + a[i]
		below = float64(below*r) + b[i]
	}
	return above / below
}

// Wichura's coefficients, PPND16.
var (
	centreA = [8]float64{
		3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
		45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
	}
	centreB = [8]float64{
		1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
		21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
	}
	middleA = [8]float64{
		1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
		1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
	}
	middleB = [8]float64{
		1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
		0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
	}
	farA = [8]float64{
		6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
		0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
	}
	farB = [8]float64{
		1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
		7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
	}
)
