package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestProgress(t *testing.T) {
	for _, test := range []struct {
		rows  int
		share float64
		took  time.Duration
		want  string
	}{
		{0, 0, 0, "0 rows, 0 a second"},
		{500, 0, time.Second, "500 rows, 500 a second"},
		{50000, 0.25, 2 * time.Second, "50000 rows, 25 thousand a second, 25 % read, 6s left"},
		{30000000, 0.5, 4 * time.Second, "30000000 rows, 7.5 million a second, 50 % read, 4s left"},
	} {
		if got := progress(test.rows, test.share, test.took); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
	if got, want := summary("out.csv", 50000, 2*time.Second), "created out.csv: 50000 rows in 2.0 s, 25 thousand a second"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestProgressOnATerminal runs the program on a terminal, where the line comes and goes.
func TestProgressOnATerminal(t *testing.T) {
	script, err := exec.LookPath("script")
	if err != nil {
		t.Skip("script is not here; it is of util-linux")
	}
	artefact, _ := artefactOf(t, "admission-seed")
	folder := t.TempDir()
	in, out := filepath.Join(folder, "rows.csv"), filepath.Join(folder, "out.csv")
	writeRows(t, in, 1000)
	cmd := exec.Command(script, "-qec", "converter score "+artefact+" --in "+in+" --out "+out, os.DevNull)
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	text := string(said)
	if !strings.Contains(text, "\r\033[K") || !strings.Contains(text, " rows, ") || !strings.Contains(text, "\r\033[Kcreated "+out+": 1000 rows in ") {
		t.Errorf("the terminal shows %q", text)
	}
}
