package exact

import "math"

// A LongDouble is a number with 64 bits of mantissa, the long double of the
// processors on which R is mostly built: R computes %% and %/% with it.
type LongDouble struct{ v dd }

// Long is x as a LongDouble.
func Long(x float64) LongDouble { return LongDouble{dd{x, 0}} }

// Plus is a + b, rounded to 64 bits.
func (a LongDouble) Plus(b LongDouble) LongDouble { return short(a.v.add(b.v)) }

// Minus is a - b, rounded to 64 bits.
func (a LongDouble) Minus(b LongDouble) LongDouble { return short(a.v.add(b.v.negative())) }

// Times is a * b, rounded to 64 bits.
func (a LongDouble) Times(b LongDouble) LongDouble { return short(a.v.mul(b.v)) }

// Over is a / b, rounded to 64 bits.
func (a LongDouble) Over(b LongDouble) LongDouble {
	q := short(a.v.div(b.v))
	if q.v.hi == 0 && a.v.hi != 0 { // below the doubles, not below long double
		q.v.hi = math.Copysign(math.SmallestNonzeroFloat64, a.v.hi*math.Copysign(1, b.v.hi))
	}
	return q
}

// Floor is the greatest whole number that is not above a.
func (a LongDouble) Floor() LongDouble {
	whole := math.Floor(a.v.hi)
	if whole != a.v.hi {
		return Long(whole)
	}
	return LongDouble{fastSum(whole, math.Floor(a.v.lo))}
}

// Double is a rounded to a double.
func (a LongDouble) Double() float64 { return a.v.hi + a.v.lo }

// short rounds the sum of a to 64 bits, ties to even.
func short(a dd) LongDouble {
	a = fastSum(a.hi, a.lo)
	if a.lo == 0 || !finite(a.hi) {
		return LongDouble{dd{a.hi, 0}}
	}
	f, exponent := math.Frexp(a.hi)
	if math.Abs(f) == 0.5 && math.Signbit(a.lo) != math.Signbit(a.hi) {
		exponent-- // the sum is just below a power of two
	}
	units := math.RoundToEven(math.Ldexp(a.lo, 64-exponent))
	return LongDouble{fastSum(a.hi, math.Ldexp(units, exponent-64))}
}
