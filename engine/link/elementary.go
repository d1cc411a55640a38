package link

import "math"

func exp(x float64) float64    { return math.Exp(x) }
func expm1(x float64) float64  { return math.Expm1(x) }
func atan(x float64) float64   { return math.Atan(x) }
func pow(x, y float64) float64 { return math.Pow(x, y) }
