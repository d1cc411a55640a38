// Package exact has the elementary functions as R's C library gives them: nearly
// always the correctly rounded double, the same on every machine.
//
// Depends on the standard library only.
package exact
