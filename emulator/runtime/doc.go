// Package runtime runs a Lambda function's real program: a container is a
// process that talks to the Lambda Runtime API, which this package serves.
// Depends on emulator/proc and the standard library.
//
// Start with New and call Pool.Invoke; a container is kept for the next call of
// the same function version. Init may take 10 s, an invocation its timeout; a
// program that exceeds its time or memory, exits, or reports an error ends its
// invocation as in AWS, with AWS's error types and log lines.
//
// Source: AWS Lambda Developer Guide, "Using the Lambda runtime API for custom
// runtimes" and "Understanding the Lambda execution environment lifecycle".
package runtime
