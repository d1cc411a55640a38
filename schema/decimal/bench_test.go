package decimal_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"serverless-poc/schema/decimal"
)

// BenchmarkAppend is beside strconv: probabilities and links of 16 and 17 digits, and
// what people type.
func BenchmarkAppend(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	long, short := make([]float64, 1024), make([]float64, 1024)
	for i := range long {
		long[i] = r.NormFloat64()
		if i%2 == 0 {
			long[i] = r.Float64()
		}
		short[i] = float64(r.IntN(100_000)) / []float64{1, 10, 100, 1000}[i%4]
	}
	for _, numbers := range []struct {
		name string
		of   []float64
	}{{"long", long}, {"short", short}} {
		b.Run(numbers.name+"/decimal", func(b *testing.B) {
			measure(b, numbers.of, decimal.Append)
		})
		b.Run(numbers.name+"/strconv", func(b *testing.B) {
			measure(b, numbers.of, func(b []byte, f float64) []byte {
				return strconv.AppendFloat(b, f, 'f', -1, 64)
			})
		})
	}
}

// measure writes 1024 numbers in turn.
func measure(b *testing.B, numbers []float64, form func([]byte, float64) []byte) {
	text := make([]byte, 0, 64)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		text = form(text[:0], numbers[i&1023])
	}
}
