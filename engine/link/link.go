// Package link holds the links of R's generalized linear models: the inverse
// of each and its derivative, with R's clamps.
//
// Call [New] first. Each link is one file, its formula that of R's make.link()
// or power() (R: src/library/stats/R/family.R).
//
// Depends on engine/exact and the standard library only.
package link

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// A Link is one of R's link functions, on the scale of the linear predictor
// eta. NaN gives NaN.
type Link interface {
	// LinkInv is the mean at eta (R: linkinv).
	LinkInv(eta float64) float64
	// MuEta is the derivative of the mean at eta (R: mu.eta).
	MuEta(eta float64) float64
}

var links = map[string]Link{
	"identity": identity{},
	"logit":    logit{},
	"probit":   probit{},
	"cauchit":  cauchit{},
	"cloglog":  cloglog{},
	"log":      logarithm{},
	"sqrt":     root{},
	"inverse":  inverse{},
	"1/mu^2":   inverseSquare{},
}

// Names are the names that [New] knows, sorted.
func Names() []string {
	names := []string{"power"}
	for name := range links {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// New gives the link by R's name. power needs its lambda, the others have none.
func New(name string, lambda *float64) (Link, error) {
	if name == "power" {
		return newPower(lambda)
	}
	l, known := links[name]
	switch {
	case !known:
		return nil, fmt.Errorf("unknown link %q; known here: %s", name, strings.Join(Names(), ", "))
	case lambda != nil:
		return nil, fmt.Errorf("the link %q has no lambda", name)
	}
	return l, nil
}

// epsilon is .Machine$double.eps.
const epsilon = 0x1p-52

// pmax and pmin are R's: NaN gives NaN (R: src/main/summary.c, do_pmin).
func pmax(x, least float64) float64 {
	if x < least {
		return least
	}
	return x
}

func pmin(x, greatest float64) float64 {
	if x > greatest {
		return greatest
	}
	return x
}

func abs(x float64) float64 { return math.Abs(x) }
