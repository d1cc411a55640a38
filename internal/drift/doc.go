// Package drift holds what a function was asked and what it answered against
// what its model was fitted on.
//
// Sum the lines that the function logged with [Seen.Add], then call [Compare]
// and [Report.Print]. docs/drift.md says how to read the report.
//
// Depends on schema and internal/psi.
package drift
