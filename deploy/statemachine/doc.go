// Package statemachine writes the definition of the Step Functions state machine
// that scores an S3 data set, in Amazon States Language, and the input of one of
// its executions.
//
// Call [Definition] for the state machine; an [Input] is what an execution is
// started with, and an [Output] what it ends with. The definition is the same for
// every model, version and data set, so that a refit changes nothing of it; what
// differs is in the input. A definition is canonical JSON.
//
// Depends on the standard library only.
package statemachine
