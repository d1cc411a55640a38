package converter

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestSave(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	old := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, step := range []struct {
		data string
		want Status
	}{{"one", Created}, {"one", Unchanged}, {"two", Created}, {"", Created}} {
		got, err := Save(path, []byte(step.data))
		if err != nil || got != step.want {
			t.Fatalf("%q: got %q, %v; want %q", step.data, got, err, step.want)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if step.want == Unchanged && !info.ModTime().Equal(old) {
			t.Error("an equal file was written again")
		}
		if info.Mode().Perm() != 0o644 {
			t.Errorf("mode %v, want 0644", info.Mode())
		}
		if data, err := os.ReadFile(path); err != nil || string(data) != step.data {
			t.Errorf("holds %q, want %q (%v)", data, step.data, err)
		}
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSaveFails(t *testing.T) {
	dir := t.TempDir()
	if _, err := Save(filepath.Join(dir, "none", "a.json"), nil); err == nil {
		t.Error("wrote into a folder that does not exist")
	}
	if _, err := Save(dir, []byte("x")); err == nil {
		t.Error("wrote over a folder")
	}
}
