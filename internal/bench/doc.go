// Package bench measures what the project promises about speed, against floors
// and peers, and writes the tables and pictures of docs/performance.md.
//
// A floor is the least that the same work could cost: a Lambda program that
// only greets, a closed form written by hand. Floor and ours are measured in
// turn in one run, so that a noisy machine disturbs both; a goal is a ratio of
// their medians. A [Section] measures one part; [Sections] lists them.
//
// Depends on deploy/pack, which builds what is measured, on converter for its
// artefact and on emulator/proc for what a process holds; else it starts the
// project's own commands, programs and `go test -bench`, as anybody would.
package bench
