package function_test

import (
	"context"
	"testing"

	"serverless-poc/function"
)

// BenchmarkHandleDirect is a warm invocation without the Runtime API's HTTP.
func BenchmarkHandleDirect(b *testing.B) {
	h := function.New(prove(b, publish(b)), quiet())
	event := []byte(`{"gre":"800","gpa":"4","rank":"1"}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := h.Invoke(context.Background(), event); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkInit is what a cold start does with the artefact once it has it:
// decode, compile, replay.
func BenchmarkInit(b *testing.B) {
	p := publish(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := function.Prove(p.data); err != nil {
			b.Fatal(err)
		}
	}
}
