// Package gateway writes the document that API Gateway's PutRestApi makes a
// REST API of: the HTTP contract of each model, with how API Gateway is to
// serve it.
//
// Call [Document] with the API and its paths; [IntegrationURI] says what a path
// calls, and [Hash] names a document, so that a deployment can say which one it
// is a snapshot of. A document is canonical JSON: the same API gives the same
// bytes. It is OpenAPI 3.0.1 in schema/openapi's V301; hand it over with
// mode=overwrite and failOnWarnings.
//
// Which routes there are in the document beside the model's path, and which of
// them ask for a key, is in routes.go alone.
//
// Depends on schema and schema/openapi only.
package gateway
