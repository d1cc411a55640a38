package emulator_test

import (
	"testing"

	"serverless-poc/emulator"
)

// BenchmarkStart measures what a command pays for starting the emulator on an
// empty folder and ending it.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		e, err := emulator.Start(b.Context(), emulator.Options{Dir: b.TempDir()})
		if err != nil {
			b.Fatal(err)
		}
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
