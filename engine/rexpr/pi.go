package rexpr

import (
	"math"

	"serverless-poc/engine/exact"
)

// sinpi, cospi and tanpi reduce x to one turn first (R: src/nmath/cospi.c).
func sinpi(x float64) float64 {
	x = math.Mod(x, 2)
	if x <= -1 {
		x += 2
	} else if x > 1 {
		x -= 2
	}
	switch x {
	case 0, 1:
		return 0
	case 0.5:
		return 1
	case -0.5:
		return -1
	}
	return exact.Sin(float64(math.Pi * x))
}

func cospi(x float64) float64 {
	x = math.Mod(math.Abs(x), 2)
	switch {
	case math.Mod(x, 1) == 0.5:
		return 0
	case x == 1:
		return -1
	case x == 0:
		return 1
	}
	return exact.Cos(float64(math.Pi * x))
}

func tanpi(x float64) float64 {
	x = math.Mod(x, 1)
	if x <= -0.5 {
		x++
	} else if x > 0.5 {
		x--
	}
	switch x {
	case 0:
		return 0
	case 0.5:
		return na
	case 0.25:
		return 1
	case -0.25:
		return -1
	}
	return exact.Tan(float64(math.Pi * x))
}
