package exact

import (
	"math"
	"math/bits"
)

// reduce is x = n pi/2 + r for a finite x with |r| <= pi/4, n modulo 4, r good to
// some 100 bits however large x is (M. H. Payne, R. N. Hanek, SIGNUM Newsletter
// 18 (1983), 19-24).
func reduce(x float64) (r dd, n int) {
	if math.Abs(x) <= math.Pi/4 {
		return dd{x, 0}, 0
	}
	fraction, exponent := math.Frexp(math.Abs(x))
	m := uint64(math.Ldexp(fraction, 53)) // |x| = m 2^(exponent - 53)
	f, n := turns(m, exponent+9)
	sign := 1.0
	if f[3]>>63 == 1 { // the next quarter is nearer
		n, sign = n+1, -1
		f = negated(f)
	}
	if x < 0 {
		n, sign = -n, -sign
	}
	return fractionDD(f).mul(dd{halfPiHead, halfPiTail}).scale(sign), n & 3
}

// turns is m 2/pi from the bit of weight 2 on: quarters n modulo 4, and the
// fraction, its most significant word last. The bits of 2/pi before from make
// whole turns.
func turns(m uint64, from int) (fraction [4]uint64, n int) {
	var carry uint64
	for i := range fraction {
		high, low := bits.Mul64(m, window(from+2+64*(3-i)))
		sum, c := bits.Add64(low, carry, 0)
		fraction[i], carry = sum, high+c
	}
	return fraction, int((m*(window(from)>>62) + carry) & 3)
}

// window is 64 bits of twoOverPi from a bit on.
func window(from int) uint64 {
	i, shift := from/64, from%64
	return twoOverPi[i]<<shift | twoOverPi[i+1]>>(64-shift)
}

func negated(f [4]uint64) [4]uint64 {
	carry := uint64(1)
	for i := range f {
		f[i], carry = bits.Add64(^f[i], 0, carry)
	}
	return f
}

// fractionDD sums halves of words, which doubles hold.
func fractionDD(f [4]uint64) dd {
	sum := dd{}
	for i, word := range f {
		weight := 64 * (i - 4)
		low, high := math.Ldexp(float64(word&0xffffffff), weight), math.Ldexp(float64(word>>32), weight+32)
		sum = sum.add(dd{low, 0}).add(dd{high, 0})
	}
	return sum
}

// twoOverPi is a word of zeros and the bits of 2/pi.
var twoOverPi = [...]uint64{
	0x0000000000000000, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041,
	0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e,
	0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b,
	0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
	0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
	0xf0cfbc209af4361d, 0xa9e391615ee61b08,
}
