package exact

import (
	"math"
	"math/big"
	"math/rand"
	"testing"
)

// The table holds 2^(i/128) to 106 bits: the 128th power of an entry is 2^i.
func TestRoots(t *testing.T) {
	for i, r := range root {
		sum := new(big.Float).SetPrec(400).SetFloat64(r.hi)
		sum.Add(sum, big.NewFloat(r.lo))
		if hi, _ := sum.Float64(); hi != r.hi {
			t.Errorf("2^(%d/128): %v is not the double nearest to %v + %v", i, r.hi, r.hi, r.lo)
		}
		for range 7 {
			sum.Mul(sum, sum)
		}
		sum.Quo(sum, new(big.Float).SetMantExp(big.NewFloat(1), i))
		off, _ := sum.Sub(sum, big.NewFloat(1)).Float64()
		if math.Abs(off) > 0x1p-97 {
			t.Errorf("2^(%d/128) is off by %v", i, off/128)
		}
	}
}

// Ordinary doubles give what 106 bits give.
func TestExpIsExpFar(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	check := func(x float64) {
		if got, want := Exp(x), expFar(x); got != want {
			t.Errorf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	for range 300_000 {
		check((random.Float64()*2 - 1) * 10)
		check((random.Float64()*2 - 1) * 700)
		check(math.Ldexp(random.Float64()*2-1, -random.Intn(70)))
	}
	for k := -1000; k <= 1000; k++ { // beside the steps' ends, where r is largest
		at := (float64(k) + 0.5) * math.Ln2 / 128
		for _, x := range []float64{at, math.Nextafter(at, 1e3), math.Nextafter(at, -1e3), float64(k) / 8, float64(k)} {
			check(x)
		}
	}
}

// FuzzExp compares with math/big.
func FuzzExp(f *testing.F) {
	for _, x := range []float64{0, 1, -1, 0.5, 699.9, -699.9, 1e-300, 30, -30, 1.0377117527331783} {
		f.Add(x)
	}
	f.Fuzz(func(t *testing.T, x float64) {
		if math.Abs(x) >= 700 || math.IsNaN(x) {
			return
		}
		if want, _ := bigExp(x).Float64(); Exp(x) != want {
			t.Errorf("exp(%v) = %v, want %v", x, Exp(x), want)
		}
	})
}

func BenchmarkExp(b *testing.B) {
	for _, of := range []struct {
		name string
		exp  func(float64) float64
	}{{"ours", Exp}, {"far", expFar}, {"math", math.Exp}} {
		b.Run(of.name, func(b *testing.B) {
			x, sum := 0.1, 0.0
			for b.Loop() {
				sum += of.exp(x)
				x += 1e-9
			}
		})
	}
}
