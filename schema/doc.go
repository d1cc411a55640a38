// Package schema holds the words of the project: the documents that pass
// between R, the converter and the function, as Go types with a strict
// decoder, a canonical encoder and a digest.
//
// The two documents are [Coefficients], which R writes, and [Artefact], which
// the converter publishes. Both carry a [Model]; an artefact adds its version.
// Call [DecodeCoefficients] or [DecodeArtefact] first; they refuse unknown,
// duplicate and missing keys, wrong types and trailing data, each with the
// JSON pointer of the place.
//
// Depends on the standard library and package schema/decimal only, so that the Lambda
// program stays small.
// Package schema/validate adds JSON Schema validation for those who can afford it.
package schema
