package link

import "math"

func pnorm(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }
