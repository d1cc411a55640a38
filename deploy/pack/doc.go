// Package pack makes the deployment package: the Lambda program, built and
// zipped so that the same source gives the same bytes on any machine, in any
// directory, at any time, with any umask.
//
// Call [Build]. What it returns has been checked: an ELF program of the asked
// architecture, named bootstrap, executable, within Lambda's limits.
//
// Depends on schema (for the digest) and the go command.
package pack
