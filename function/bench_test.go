package function_test

import (
	"context"
	"testing"

	"serverless-poc/function"
)

// BenchmarkHandleDirect is a warm invocation without the Runtime API's HTTP.
func BenchmarkHandleDirect(b *testing.B) {
	h := function.New(prove(b, publish(b)), quiet(), function.Config{})
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

// BenchmarkWarm is a warm invocation of the built program, the Runtime API's
// two HTTP requests included.
func BenchmarkWarm(b *testing.B) {
	p := publish(b)
	c := boot(b, pins(p, s3Serving(b, s3Object(bucket, p.Key(), p.data)), b.TempDir()))
	for b.Loop() {
		if answer, failed := c.invoke(`{"gre":"800","gpa":"4","rank":"1"}`); failed {
			b.Fatal(answer)
		}
	}
}

// BenchmarkCold is from the start of the process to its first answer: S3 (on
// this machine), digest, decode, compile, replay, one row.
func BenchmarkCold(b *testing.B) {
	p := publish(b)
	s3 := s3Serving(b, s3Object(bucket, p.Key(), p.data))
	bootstrap(b)
	for b.Loop() {
		c := boot(b, pins(p, s3, b.TempDir()))
		if answer, failed := c.invoke(`{"gre":"800","gpa":"4","rank":"1"}`); failed {
			b.Fatal(answer)
		}
		b.StopTimer()
		c.stop()
		b.StartTimer()
	}
}
