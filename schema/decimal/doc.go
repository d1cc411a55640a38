// Package decimal writes doubles as the shortest decimals that read back to the
// same bits, as [strconv.AppendFloat] with 'f' and -1 does, byte for byte, and
// several times faster for the numbers that people and models have.
//
// Call [Append]. What its fast path does not cover, from 2^53 on and below 2^-30,
// is strconv's.
//
// Depends on the standard library only.
package decimal
