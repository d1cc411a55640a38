package batch

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestEarlyGivesWholeParts writes 20 MB in pieces: the disk is asked for each part once,
// and what is there is what was written.
func TestEarlyGivesWholeParts(t *testing.T) {
	name := filepath.Join(t.TempDir(), "rows.csv")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	e, piece, want := &early{file: file}, bytes.Repeat([]byte("0.75\n"), 600_000), []byte(nil)
	for _, begun := range []int64{0, 0, 9_000_000, 9_000_000, 9_000_000, 18_000_000, 18_000_000} {
		n, err := e.Write(piece)
		want = append(want, piece...)
		if err != nil || n != len(piece) || e.begun != begun {
			t.Errorf("%d of %d bytes are written, the disk has begun with %d, want %d: %v", n, e.at, e.begun, begun, err)
		}
	}
	if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%d bytes are there, not the %d that were written: %v", len(got), len(want), err)
	}
}
