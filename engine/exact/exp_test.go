package exact

import (
	"math"
	"math/big"
	"math/rand"
	"testing"
)

// bigExp is e^x to some 300 bits: the series of e^(x / 2^20), squared 20 times.
func bigExp(x float64) *big.Float {
	const bits, halvings = 400, 20
	r := new(big.Float).SetPrec(bits).SetMantExp(big.NewFloat(x), -halvings)
	sum := new(big.Float).SetPrec(bits).SetInt64(1)
	term := new(big.Float).SetPrec(bits).SetInt64(1)
	for n := int64(1); n < 80; n++ {
		term.Mul(term, r).Quo(term, new(big.Float).SetInt64(n))
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return sum
}

// TestExpIsCorrectlyRounded compares with math/big: this is what makes every
// machine give the same number.
func TestExpIsCorrectlyRounded(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 2000 {
		x := math.Ldexp(random.Float64()*2-1, random.Intn(20)-10)
		if math.Abs(x) > 700 {
			continue
		}
		want, _ := bigExp(x).Float64()
		if got := Exp(x); got != want {
			t.Errorf("exp(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestExpEnds(t *testing.T) {
	tests := []struct{ x, want float64 }{
		{0, 1}, {math.Inf(1), math.Inf(1)}, {math.Inf(-1), 0}, {1e300, math.Inf(1)}, {-1e300, 0},
		{709.782712893384, 0x1.fffffffffff2ap+1023}, {709.7827128933841, math.Inf(1)}, // sprintf("%a", exp(709.782712893384)) in R
		{-745.1332191019411, 5e-324}, {-745.1332191019412, 0},
	}
	for _, test := range tests {
		if got := Exp(test.x); got != test.want {
			t.Errorf("exp(%v) = %v, want %v", test.x, got, test.want)
		}
	}
	if !math.IsNaN(Exp(math.NaN())) {
		t.Error("exp(NaN) is a number")
	}
}
