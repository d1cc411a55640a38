// Package basis has the bases that R's model frame computes from a number:
// poly, bs and ns, and those of mgcv's smooths.
//
// Call a New function with the constants of the fit; Eval then computes the
// columns at a number, in R's order of operations, and allocates nothing. NaN
// gives NaN.
//
// Depends on engine/exact and the standard library only.
package basis
