// Package dataset looks at the beginning of a data set as Step Functions reads it:
// a CSV whose first row has the names, JSON Lines, or one JSON array.
//
// Call [FormatOf] for what an object's name says, and [Head] for its first rows.
// A row of a CSV becomes an object of strings, as AWS's ItemReader makes it.
//
// Depends on the standard library only.
package dataset
