package main

import (
	"bytes"
	"os"
	"testing"
)

// The file is what the types say.
func TestUpToDate(t *testing.T) {
	got, err := os.ReadFile("../../readers_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	want, err := readers()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("readers_gen.go is not what the types say: run go generate . in schema")
	}
}
