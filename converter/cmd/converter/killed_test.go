package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"serverless-poc/converter/internal/sample"
)

// TestKilledRun kills a run in its middle: the file of before is there still, and the
// next run gives the same bytes as one that was never killed. BATCH_ROWS=10000000 does
// it with as many rows.
func TestKilledRun(t *testing.T) {
	rows := 50000
	if text := os.Getenv("BATCH_ROWS"); text != "" {
		var err error
		if rows, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	artefact, _ := artefactOf(t, "admission-seed")
	folder := t.TempDir()
	in, whole, out := filepath.Join(folder, "rows.csv"), filepath.Join(folder, "whole.csv"), filepath.Join(folder, "out.csv")
	size := writeRows(t, in, rows)
	runConverter(t, "score", artefact, "--in", in, "--out", whole)
	if err := os.WriteFile(out, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}

	killed := exec.Command("converter", "score", artefact, "--out", out)
	pipe, err := killed.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := killed.Start(); err != nil {
		t.Fatal(err)
	}
	feedHalf(t, pipe, in, size/2)
	half := waitForHalf(t, folder)
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := killed.Wait(); err == nil {
		t.Fatal("the run ended before it was killed")
	}
	if got, err := os.ReadFile(out); err != nil || string(got) != "old" {
		t.Errorf("after the kill %d bytes are in the output's place (%v), want the old file", len(got), err)
	}

	runConverter(t, "score", artefact, "--in", in, "--out", out)
	if digest(t, out) != digest(t, whole) {
		t.Error("the run after the kill gave other bytes than one that was never killed")
	}
	if _, err := os.Stat(half); err == nil {
		t.Errorf("%s is left", half)
	}
	t.Logf("%d rows, killed with %d bytes read", rows, size/2)
}

func runConverter(t *testing.T, args ...string) {
	t.Helper()
	if said, err := exec.Command("converter", args...).CombinedOutput(); err != nil {
		t.Fatalf("converter %q: %v\n%s", args, err, said)
	}
}

// writeRows writes CSV for the admissions model and gives its size.
func writeRows(t *testing.T, name string, rows int) int64 {
	t.Helper()
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := sample.Applicants(file, rows); err != nil {
		t.Fatal(err)
	}
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// feedHalf sends the first n bytes of a file and leaves the pipe open.
func feedHalf(t *testing.T, pipe io.Writer, name string, n int64) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := io.CopyN(pipe, file, n); err != nil {
		t.Fatal(err)
	}
}

// waitForHalf waits until some of the output is on the disk, and names the file.
func waitForHalf(t *testing.T, folder string) string {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		found, _ := filepath.Glob(filepath.Join(folder, ".out.csv.tmp-*"))
		for _, name := range found {
			if info, err := os.Stat(name); err == nil && info.Size() > 1<<16 {
				return name
			}
		}
	}
	t.Fatal("nothing was written aside in a minute")
	return ""
}

func digest(t *testing.T, name string) string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// TestSignalRemovesWhatIsWritten ends a run with a signal: nothing is left.
func TestSignalRemovesWhatIsWritten(t *testing.T) {
	artefact, _ := artefactOf(t, "admission-seed")
	folder := t.TempDir()
	in := filepath.Join(t.TempDir(), "rows.csv")
	size := writeRows(t, in, 50000)
	stopped := exec.Command("converter", "score", artefact, "--out", filepath.Join(folder, "out.csv"), "--rejects", filepath.Join(folder, "bad.ndjson"))
	var said bytes.Buffer
	stopped.Stderr = &said
	pipe, err := stopped.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := stopped.Start(); err != nil {
		t.Fatal(err)
	}
	feedHalf(t, pipe, in, size/2)
	waitForHalf(t, folder)
	if err := stopped.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := stopped.Wait(); err == nil || said.String() != "converter score: stopped by a signal; nothing was written\n" {
		t.Errorf("%v; it said %q", err, said.String())
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
}
