// Package contract holds the tests of the HTTP contract: the OpenAPI documents
// of every fixture, read by a validator that is none of ours, beside what the
// function itself answers to every golden case.
//
// Depends on schema/openapi, deploy/gateway, function, fixtures and emulator.
package contract
