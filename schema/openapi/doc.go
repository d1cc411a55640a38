// Package openapi writes the HTTP contract of models as an OpenAPI document,
// out of what their artefacts say: what a caller may send, what comes back, and
// a golden case of R's as the example.
//
// Call [Write] for the document as canonical JSON: the same artefacts give the
// same bytes. Call [Tree] to add to it first, as deploy/gateway does. There are
// two dialects: [V31] for people and [V301] for API Gateway's import; all that
// differs between them is in dialect.go.
//
// Depends on schema and the standard library only.
package openapi
