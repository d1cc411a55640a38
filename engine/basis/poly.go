package basis

import (
	"fmt"
	"math"
)

// Poly is poly(x, degree): orthogonal polynomials by their three-term
// recurrence (R: predict.poly and poly in stats/R/contr.poly.R).
type Poly struct {
	alpha []float64
	ratio []float64 // by degree: norm2 over the one before
	root  []float64 // by degree: sqrt(norm2)
}

// NewPoly takes attr(poly(x, degree), "coefs").
func NewPoly(alpha, norm2 []float64) (*Poly, error) {
	if len(alpha) == 0 || len(norm2) != len(alpha)+2 {
		return nil, fmt.Errorf("%d numbers alpha and %d norm2; there must be at least one and two more", len(alpha), len(norm2))
	}
	p := &Poly{alpha: alpha}
	for i, n := range norm2 {
		if !(n > 0) || math.IsInf(n, 0) {
			return nil, fmt.Errorf("norm2 %d is not a positive number", i)
		}
	}
	for i := range alpha {
		p.ratio = append(p.ratio, norm2[i+1]/norm2[i])
		p.root = append(p.root, math.Sqrt(norm2[i+2]))
	}
	return p, nil
}

// Columns is the degree.
func (p *Poly) Columns() int { return len(p.alpha) }

// Eval computes the columns at x.
func (p *Poly) Eval(x float64, out []float64) {
	before, z := 0.0, 1.0
	for i, a := range p.alpha {
		next := float64((x - a) * z)
		if i > 0 {
			next -= float64(p.ratio[i] * before)
		}
		before, z = z, next
		out[i] = z / p.root[i]
	}
}
