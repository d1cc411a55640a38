package exact

import "math"

// A dd is the unevaluated sum hi + lo of two doubles with |lo| <= ulp(hi)/2:
// some 106 bits. T. J. Dekker, Numer. Math. 18 (1971), 224-242; products by
// math.FMA, which is exact on every machine.
//
// Package math is not enough here: its Exp and others differ between
// architectures and are up to two units in the last place off; R's C library is
// nearly always the correctly rounded number, and so is hi.
type dd struct{ hi, lo float64 }

// twoSum is a + b without error.
func twoSum(a, b float64) dd {
	s := a + b
	t := s - a
	return dd{s, (a - (s - t)) + (b - t)}
}

// fastSum is a + b without error where |a| >= |b|.
func fastSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

func (a dd) add(b dd) dd {
	s, t := twoSum(a.hi, b.hi), twoSum(a.lo, b.lo)
	s = fastSum(s.hi, s.lo+t.hi)
	return fastSum(s.hi, s.lo+t.lo)
}

func (a dd) mul(b dd) dd {
	p := float64(a.hi * b.hi)
	rest := math.FMA(a.hi, b.hi, -p)
	return fastSum(p, rest+(float64(a.hi*b.lo)+float64(a.lo*b.hi)))
}

func (a dd) div(b dd) dd {
	q := a.hi / b.hi
	rest := a.add(dd{q, 0}.mul(b).negative())
	r := rest.hi / b.hi
	rest = rest.add(dd{r, 0}.mul(b).negative())
	s := fastSum(q, r)
	return fastSum(s.hi, s.lo+rest.hi/b.hi)
}

// over is a / n for a whole number n.
func (a dd) over(n float64) dd {
	q := a.hi / n
	return fastSum(q, (math.FMA(-q, n, a.hi)+a.lo)/n)
}

func (a dd) sqrt() dd {
	if a.hi == 0 {
		return dd{}
	}
	s := math.Sqrt(a.hi)
	rest := a.add(dd{s, 0}.mul(dd{s, 0}).negative())
	return fastSum(s, rest.hi/float64(2*s))
}

func (a dd) negative() dd { return dd{-a.hi, -a.lo} }

// scale is a * f for a power of two f.
func (a dd) scale(f float64) dd { return dd{float64(a.hi * f), float64(a.lo * f)} }
