package dist

import (
	"math"

	"serverless-poc/engine/exact"
)

// stirling is the error of Stirling's formula, log(x!) - log(sqrt(2 pi x) (x/e)^x),
// for x > 0: its series beyond 15, and below that by
//
//	stirling(x) = stirling(x + 1) + (x + 1/2) log(1 + 1/x) - 1
//
// (C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000;
// R: src/nmath/stirlerr.c).
func stirling(x float64) float64 {
	sum := 0.0
	for ; x <= 15; x++ {
		sum += float64((x+0.5)*exact.Log1p(1/x)) - 1
	}
	square := float64(x * x)
	tail := 1.0 / 1188
	for _, c := range [...]float64{1.0 / 1680, 1.0 / 1260, 1.0 / 360, 1.0 / 12} {
		tail = c - tail/square
	}
	return sum + tail/x
}

// deviance is x log(x/m) + m - x, without loss where x is near m (Loader's bd0;
// R: src/nmath/bd0.c).
func deviance(x, m float64) float64 {
	if !(math.Abs(x-m) < 0.1*(x+m)) {
		return float64(x*exact.Log(x/m)) + m - x
	}
	v := (x - m) / (x + m)
	sum := float64((x - m) * v)
	term, square := float64(2*x*v), float64(v*v)
	for j := 3.0; j < 1000; j += 2 {
		term *= square
		next := sum + term/j
		if next == sum {
			break
		}
		sum = next
	}
	return sum
}
