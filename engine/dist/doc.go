// Package dist holds distribution functions and quantiles, one a file, as R's
// nmath has them.
//
// Depends on engine/exact and the standard library only.
package dist
