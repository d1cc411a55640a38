package decimal

import (
	"encoding/binary"
	"math/bits"
)

const (
	eight = 1e8
	zeros = 0x3030303030303030 // "00000000"
)

// eightDigits are the digits of n, below 10^8, one a byte and the first in the lowest:
// halves are split in all lanes of the word at once.
func eightDigits(n uint64) uint64 {
	high := n / 10000
	fours := high | (n-10000*high)<<32
	hundreds := fours * 5243 >> 19 & 0x7f_0000007f
	twos := hundreds | (fours-100*hundreds)<<16
	tens := twos * 103 >> 10 & 0xf_000f_000f_000f
	return tens | (twos-10*tens)<<8
}

// putWhole writes n, below 10^16, at b[at:] and says where it ends.
func putWhole(b []byte, at int, n uint64) int {
	if n < 10 {
		b[at] = byte('0' + n)
		return at + 1
	}
	high := n / eight
	if high == 0 {
		return putLeading(b, at, eightDigits(n))
	}
	at = putLeading(b, at, eightDigits(high))
	binary.LittleEndian.PutUint64(b[at:], eightDigits(n-high*eight)|zeros)
	return at + 8
}

// putLeading writes digits, which are not all zero, from the first that is none.
func putLeading(b []byte, at int, digits uint64) int {
	none := bits.TrailingZeros64(digits) / 8
	binary.LittleEndian.PutUint64(b[at:], (digits|zeros)>>(8*none))
	return at + 8 - none
}

// putFraction writes the digits of n/10^17, which is below 1 and not 0, behind the point
// at b[at:] and up to eight zeros, and says where they end: at the last that is not 0.
func putFraction(b []byte, at int, n uint64, none int) int {
	binary.LittleEndian.PutUint64(b[at:], zeros)
	at += none
	nine := n / eight // the digits before the last eight
	first := nine / eight
	b[at] = byte('0' + first)
	at++
	digits := eightDigits(nine - first*eight)
	binary.LittleEndian.PutUint64(b[at:], digits|zeros)
	if last := n - nine*eight; last != 0 {
		at += 8
		digits = eightDigits(last)
		binary.LittleEndian.PutUint64(b[at:], digits|zeros)
	}
	return at + 8 - bits.LeadingZeros64(digits)/8
}
