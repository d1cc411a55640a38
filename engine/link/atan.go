package link

// atan is the arc tangent of |x| <= 1: three times atan(x) = 2 atan(x / (1 +
// sqrt(1 + x^2))), then the series.
func atan(x float64) float64 {
	if x == 0 {
		return x
	}
	one := dd{1, 0}
	t := dd{x, 0}
	for range 3 {
		t = t.div(one.add(one.add(t.mul(t)).sqrt()))
	}
	square := t.mul(t)
	sum := dd{}
	for n := 33.0; n >= 1; n -= 2 {
		sum = one.over(n).add(square.mul(sum).negative())
	}
	return t.mul(sum).scale(8).hi
}
