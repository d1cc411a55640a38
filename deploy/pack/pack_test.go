package pack

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"serverless-poc/schema"
)

func TestZipHoldsAnExecutableBootstrap(t *testing.T) {
	data, err := Zip([]byte("program"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.File) != 1 || r.File[0].Name != "bootstrap" || r.File[0].Mode() != 0o755 {
		t.Errorf("%d files, first %q with mode %v; want bootstrap alone, -rwxr-xr-x", len(r.File), r.File[0].Name, r.File[0].Mode())
	}
	if got := r.File[0].Modified.UTC().Format("2006-01-02"); got != "1980-01-01" {
		t.Errorf("time %s; want the fixed one", got)
	}
}

// What lies beside the program can be read by everybody, as Lambda wants it.
func TestZipHoldsWhatLiesBeside(t *testing.T) {
	data, err := Zip([]byte("program"), File{"model.json", []byte("{}")})
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.File) != 2 || r.File[1].Name != "model.json" || r.File[1].Mode() != 0o644 {
		t.Fatalf("%d files, last %q with mode %v; want bootstrap and model.json, -rw-r--r--", len(r.File), r.File[1].Name, r.File[1].Mode())
	}
	if text, err := fs.ReadFile(r, "model.json"); err != nil || string(text) != "{}" {
		t.Errorf("model.json is %q, %v", text, err)
	}
}

func TestCheckRefuses(t *testing.T) {
	self, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		t.Skipf("no /proc/self/exe on %s; run on Linux", runtime.GOOS)
	}
	here, err := Architecture(runtime.GOARCH)
	if err != nil {
		t.Skip(err)
	}
	other := map[string]string{"arm64": "x86_64", "x86_64": "arm64"}[here]
	for _, c := range []struct {
		name    string
		program []byte
		want    string
	}{
		{"a script", []byte("#!/bin/sh\n"), "bootstrap is not a Linux program"},
		{"another machine", self, "set function.architecture in stack.json"},
	} {
		if err := check(c.program, other); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %q in it", c.name, err, c.want)
		}
	}
}

func TestBuildRefusesUnknownArchitecture(t *testing.T) {
	_, err := Build(t.Context(), "function", "mips")
	if want := `architecture "mips" is not known; set function.architecture in stack.json to arm64 or x86_64`; err == nil || err.Error() != want {
		t.Errorf("%v; want %s", err, want)
	}
}

// Two builds in two directories, with two umasks and one year between the
// files' times, are one package.
func TestSameSourceSamePackage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the function twice; run without -short")
	}
	here, err := Architecture(runtime.GOARCH)
	if err != nil {
		t.Skip(err)
	}
	var digests []string
	for i, umask := range []int{0o022, 0o077} {
		dir := filepath.Join(t.TempDir(), strings.Repeat("deeper/", i)+"src")
		for _, room := range []string{"schema", "engine", "function"} {
			if err := os.CopyFS(filepath.Join(dir, room), os.DirFS(filepath.Join("../..", room))); err != nil {
				t.Fatal(err)
			}
		}
		old := syscall.Umask(umask)
		p, err := Build(t.Context(), filepath.Join(dir, "function"), here, File{"model.json", []byte("{}")})
		syscall.Umask(old)
		if err != nil {
			t.Fatal(err)
		}
		digests = append(digests, p.SHA256)
		if got := schema.Digest(p.Zip); got != p.SHA256 {
			t.Errorf("SHA256 %s; the zip's is %s", p.SHA256, got)
		}
	}
	if digests[0] != digests[1] {
		t.Errorf("two builds of one source: %s and %s", digests[0], digests[1])
	}
}
