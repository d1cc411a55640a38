package decimal_test

import (
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"serverless-poc/schema/decimal"
)

// judge holds Append against strconv for f and -f, behind what is there.
func judge(t *testing.T, f float64) {
	t.Helper()
	var room [2][400]byte
	for _, x := range [...]float64{f, -f} {
		got := decimal.Append(append(room[0][:0], "x="...), x)
		want := strconv.AppendFloat(append(room[1][:0], "x="...), x, 'f', -1, 64)
		if string(got) != string(want) {
			t.Fatalf("Append(%b) = %s, strconv has %s", x, got, want)
		}
	}
}

// around is f and the doubles next to it.
func around(t *testing.T, f float64) {
	t.Helper()
	judge(t, f)
	judge(t, math.Nextafter(f, 0))
	judge(t, math.Nextafter(f, math.Inf(1)))
}

// many is how many of each kind of random double are judged: DECIMAL_ROUNDS asks
// for others.
func many(t *testing.T) int {
	text := os.Getenv("DECIMAL_ROUNDS")
	if text == "" {
		return 300_000
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestAppendRandom is for any double of the fast path, for any double at all, and for
// those that sums and means give.
func TestAppendRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range many(t) {
		fraction := r.Uint64() >> 12
		judge(t, math.Float64frombits(uint64(1023-34+r.IntN(92))<<52|fraction))
		judge(t, math.Float64frombits(r.Uint64()))
		judge(t, r.Float64())
		judge(t, r.NormFloat64()*1000)
	}
}

// TestAppendShort is for decimals of few digits, and for the doubles next to them.
func TestAppendShort(t *testing.T) {
	power := 1.0
	for range 9 {
		for n := range 10_000 {
			judge(t, float64(n)/power)
		}
		power *= 10
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range many(t) {
		around(t, float64(r.Uint64N(1e15))/math.Pow10(r.IntN(23)))
	}
}

// TestAppendPowers is for the powers of two and of ten, whose intervals are not even,
// and for what is next to them.
func TestAppendPowers(t *testing.T) {
	for e := -1074; e < 1024; e++ {
		around(t, math.Ldexp(1, e))
		around(t, math.Ldexp(3, e-1))
	}
	for e := -323; e < 309; e++ {
		around(t, math.Pow10(e))
	}
}

// TestAppendIntegers is for integers and their halves and quarters up to where
// doubles have no fractions, and beyond.
func TestAppendIntegers(t *testing.T) {
	for n := range 100_000 {
		judge(t, float64(n))
		judge(t, float64(n)+0.5)
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range many(t) {
		n := float64(r.Uint64() >> r.IntN(64))
		judge(t, n)
		judge(t, n/2)
		judge(t, n/4)
		judge(t, n/1024)
	}
	for n := range 1000 {
		around(t, float64(1<<53-n))
		around(t, float64(1<<53+n))
	}
}

// TestAppendHalfway is for doubles that lie between two decimals of as many digits.
func TestAppendHalfway(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range many(t) {
		e := 1 + r.IntN(30) // of 2, of f's last bit
		judge(t, math.Ldexp(float64(r.Uint64N(1<<53)|1), -e))
	}
}

// TestAppendEdges is for what strconv does for us.
func TestAppendEdges(t *testing.T) {
	for _, f := range []float64{
		0, math.Inf(1), math.NaN(), math.MaxFloat64, math.SmallestNonzeroFloat64,
		0x1p-1022, 0x1.fffffffffffffp-1023, 0x1p-30, 0x1p53, 1e21, 9007199254740993,
	} {
		around(t, f)
	}
}

func TestAppendAllocates(t *testing.T) {
	b := make([]byte, 0, 64)
	if n := testing.AllocsPerRun(100, func() {
		b = decimal.Append(b[:0], 0.1234567890123456)
	}); n != 0 {
		t.Errorf("Append allocates %g times where there is room", n)
	}
}

func FuzzAppend(f *testing.F) {
	for _, x := range []float64{0, 0.75, 800, 1.0 / 3, 0x1p-30, 0x1p53, 5e-324} {
		f.Add(math.Float64bits(x))
	}
	f.Fuzz(func(t *testing.T, u uint64) { judge(t, math.Float64frombits(u)) })
}
