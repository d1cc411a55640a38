// Package psi says how far what is seen has moved from what a model was fitted
// on: the population stability index of two samples in the same bins, and
// whether it is more than chance makes of them.
//
// Call [Compare] with the two samples' counts, then [Judge] with how many
// indices are looked at together. docs/drift.md has the formulas and where they
// come from.
//
// Depends on the standard library only.
package psi
