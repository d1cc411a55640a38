package link

import (
	"math"

	"serverless-poc/engine/exact"
)

// pnorm is the standard normal distribution function by the rational Chebyshev
// approximations of W. J. Cody, Math. Comp. 23 (1969), 631-637, arranged for
// the normal distribution in his ANORM (Algorithm 715, ACM TOMS 19 (1993),
// 22-32), which R evaluates too (R: pnorm_both in src/nmath/pnorm.c). The order
// of the operations is R's, so that the roundings are.
func pnorm(x float64) float64 {
	y := abs(x)
	switch {
	case math.IsNaN(x):
		return x
	case y <= 0.66291: // qnorm(3/4)
		return 0.5 + pnormCentre(x)
	case y >= 50:
		return upper(x, 0)
	case y <= sqrt32:
		return upper(x, float64(gauss(y)*pnormMiddle(y)))
	}
	return upper(x, float64(gauss(y)*pnormFar(y)))
}

// upper is the answer when tail is the smaller tail beyond |x|.
func upper(x, tail float64) float64 {
	switch {
	case x > 0:
		return 1 - tail
	case tail < 0x1p-1022: // R gives no denormalized probability
		return 0
	}
	return tail
}

const (
	sqrt32    = 5.656854249492380195206754896838
	perRoot2π = 0.398942280401432677939946059934
)

// pnormCentre is pnorm(x) - 1/2 for |x| <= 0.66291: x times a function of x^2.
func pnormCentre(x float64) float64 {
	square := 0.0
	if abs(x) > epsilon/2 {
		square = float64(x * x)
	}
	above := float64(centreAbove[4] * square)
	below := square
	for i := range 3 {
		above = float64((above + centreAbove[i]) * square)
		below = float64((below + centreBelow[i]) * square)
	}
	return float64(x*(above+centreAbove[3])) / (below + centreBelow[3])
}

// pnormMiddle is the tail over exp(-y^2/2) for 0.66291 < y <= sqrt(32).
func pnormMiddle(y float64) float64 {
	above := float64(middleAbove[8] * y)
	below := y
	for i := range 7 {
		above = float64((above + middleAbove[i]) * y)
		below = float64((below + middleBelow[i]) * y)
	}
	return (above + middleAbove[7]) / (below + middleBelow[7])
}

// pnormFar is the tail over exp(-y^2/2) for sqrt(32) < y < 50: a function of 1/y^2.
func pnormFar(y float64) float64 {
	square := 1 / float64(y*y)
	above := float64(farAbove[5] * square)
	below := square
	for i := range 4 {
		above = float64((above + farAbove[i]) * square)
		below = float64((below + farBelow[i]) * square)
	}
	rest := float64(square*(above+farAbove[4])) / (below + farBelow[4])
	return (perRoot2π - rest) / y
}

// gauss is exp(-y^2/2), with y^2 split so that its larger part is exact.
func gauss(y float64) float64 {
	head := float64(math.Floor(y*16) / 16)
	rest := float64((y - head) * (y + head))
	return float64(exact.Exp(float64(-head*head)*0.5) * exact.Exp(float64(-rest*0.5)))
}

// Cody's coefficients.
var (
	centreAbove = [5]float64{
		2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582,
		18154.981253343561249, 0.065682337918207449113,
	}
	centreBelow = [4]float64{
		47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956,
	}
	middleAbove = [9]float64{
		0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979,
		597.27027639480026226, 2494.5375852903726711, 6848.1904505362823326,
		11602.651437647350124, 9842.7148383839780218, 1.0765576773720192317e-8,
	}
	middleBelow = [8]float64{
		22.266688044328115691, 235.38790178262499861, 1519.377599407554805,
		6485.558298266760755, 18615.571640885098091, 34900.952721145977266,
		38912.003286093271411, 19685.429676859990727,
	}
	farAbove = [6]float64{
		0.21589853405795699, 0.1274011611602473639, 0.022235277870649807,
		0.001421619193227893466, 2.9112874951168792e-5, 0.02307344176494017303,
	}
	farBelow = [5]float64{
		1.28426009614491121, 0.468238212480865118, 0.0659881378689285515,
		0.00378239633202758244, 7.29751555083966205e-5,
	}
)
