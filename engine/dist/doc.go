// Package dist holds distribution functions and quantiles, one a file, as R's
// nmath has them.
//
// Depends on the standard library only.
package dist
