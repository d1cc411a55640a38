package decimal

// log2 is that of base ten, log3quarters is log10(3/4), both times 2^logBits and
// near enough for the exponents of the fast path.
const (
	logBits      = 22
	log2         = 1262611
	log3quarters = -524031
)

// fives are the powers of five that have 64 bits.
var fives = [...]uint64{
	1, 5, 25, 125, 625, 3125, 15625, 78125, 390625, 1953125, 9765625, 48828125,
	244140625, 1220703125, 6103515625, 30517578125, 152587890625, 762939453125,
	3814697265625, 19073486328125, 95367431640625, 476837158203125,
	2384185791015625, 11920928955078125, 59604644775390625, 298023223876953125,
	1490116119384765625, 7450580596923828125,
}

// lifts make n/10^i a number of 17 digits behind the point: n*lifts[i]/10^17, or what
// has i-17 zeros before it.
var lifts = [len(fives)]uint64{
	1e17, 1e16, 1e15, 1e14, 1e13, 1e12, 1e11, 1e10, 1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 1e1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
}
