package decimal

import (
	"math"
	"math/bits"
	"strconv"
)

// The layout of a double, and the range of the fast path.
const (
	fractionBits = 52
	fractionMask = 1<<fractionBits - 1
	exponentMask = 1<<11 - 1
	bias         = 1023

	lowest  = bias - 30 // the biased exponent of 2^-30
	highest = bias + 52 // of the last power of two below 2^53
	room    = 48        // bytes that a number of the fast path may be written over
)

// Append appends f to b in full digits, never with an exponent: the shortest decimal
// that reads back to the same bits and, of those, the nearest to f. It allocates
// nothing but what b needs to grow, and may write over b's capacity behind the number.
func Append(b []byte, f float64) []byte {
	u := math.Float64bits(f)
	exponent := int(u >> fractionBits & exponentMask)
	if u<<1 != 0 && uint(exponent-lowest) > highest-lowest {
		return strconv.AppendFloat(b, f, 'f', -1, 64)
	}
	at := len(b)
	if cap(b)-at < room {
		b = append(b, make([]byte, room)...)
	}
	b = b[:at+room]
	b[at] = '-'
	at += int(u >> 63)
	f = math.Abs(f)
	whole := int64(f)
	at = putWhole(b, at, uint64(whole))
	if float64(whole) == f {
		return b[:at]
	}
	b[at] = '.'
	digits, scale := shortest(u&fractionMask, exponent)
	// The decimal has f's whole part, for an integer next to f is a double of its own.
	// There is none where scale is above 17; what is beyond 64 bits goes by itself.
	fraction := digits*lifts[scale] - uint64(whole)*1e17
	return b[:putFraction(b, at+1, fraction, max(scale-17, 0))]
}

// shortest is the decimal digits/10^scale for the double of that fraction and biased
// exponent, which is no integer. It has zeros at its end if a shorter one exists.
//
// The power of ten is that of R. Giulietti, "The Schubfach way to render doubles"
// (2020): the largest that is no wider than the interval of decimals that read back
// to the double. So one multiple of it at least is in there, of the next power one at
// most, and if there is one it is the shortest. In our range 5^scale has 64 bits at
// most: the ends of the interval are exact in 128 bits, and no rounding is to be
// argued about.
func shortest(fraction uint64, exponent int) (digits uint64, scale int) {
	binary := exponent - bias - fractionBits // f is (fraction + 2^52) * 2^binary
	scale = -(binary * log2 >> logBits)
	below := uint64(2) // from f down to the end of its interval, in quarters of a unit
	if fraction == 0 {
		scale = -((binary*log2 + log3quarters) >> logBits)
		below = 1
	}
	power := fives[scale]
	high, low := bits.Mul64((fraction|1<<fractionBits)<<2, power)
	shift := uint(2 - binary - scale) // f*10^scale is high, low without the last bits
	even := 1 - fraction&1            // an even fraction has the ends of its interval

	top := shifted(high, low, 2*power-1+even, 0, shift)
	bottom := shifted(high, low, 0, below*power+even, shift) + 1
	digits = max(shifted(high, low, 1<<((shift-1)&63), 0, shift), bottom)
	if low<<((64-shift)&63) == 1<<63 {
		digits &^= 1 // a tie goes to the even
	}
	if tens := top / 10 * 10; tens >= bottom {
		digits = tens
	}
	return digits, scale
}

// shifted is (high, low) + plus - minus, without its last bits.
func shifted(high, low, plus, minus uint64, shift uint) uint64 {
	low, carry := bits.Add64(low, plus, 0)
	high += carry
	low, borrow := bits.Sub64(low, minus, 0)
	high -= borrow
	return high<<((64-shift)&63) | low>>(shift&63)
}
