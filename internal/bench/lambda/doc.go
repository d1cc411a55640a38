// Package lambda runs Lambda programs as Lambda does and times them: it is the
// Runtime API of one program, on this machine.
//
// Call [Start] with a [Program]; it comes back with the first answer, and
// [Process.Cold] says how long that took from the start of the process. A [Room]
// bounds what of the processor the program may use.
//
// The clock starts before the process is made and stops when the answer has been
// read. What the Runtime API itself costs is on another core than a program in a
// Room, and is the same for every program.
//
// Depends on emulator/proc, which reads what a process holds.
package lambda
