package schema

import "embed"

// Schemas holds the JSON Schemas (draft 2020-12) of the documents, one file a
// kind: coefficients, artefact, request, the responses and stack, and model,
// which the first two share. Package schema/validate checks documents with them.
//
//go:embed *.schema.json
var Schemas embed.FS
