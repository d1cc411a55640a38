// Package rexpr evaluates R expressions over one row: a closed world of
// functions, each with R's own meaning of NA, of doubles and of levels.
//
// Call [Compile] with the tree and the [Scope] it may read; [Program.Eval]
// then computes one double per row and allocates nothing. A truth is 0 or 1, a
// level its place from 0, NA is NaN; [Unseen] is a level that predict() refuses.
//
// Depends on schema, engine/exact and the standard library only.
package rexpr
