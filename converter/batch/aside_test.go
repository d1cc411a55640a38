package batch

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAside(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "out.csv")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		what string
		end  func(*Aside) error
		want string
	}{
		{"a file that is discarded", (*Aside).Discard, "old"},
		{"a file that is committed", (*Aside).Commit, "new"},
	} {
		file, err := Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.Write([]byte("new")); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(name); string(got) != "old" {
			t.Errorf("%s: %q is there before its end", step.what, got)
		}
		if err := step.end(file); err != nil {
			t.Error(err)
		}
		if err := file.Discard(); err != nil {
			t.Errorf("%s: discarding it again: %v", step.what, err)
		}
		got, err := os.ReadFile(name)
		if err != nil || string(got) != step.want {
			t.Errorf("%s: %q is there, want %q (%v)", step.what, got, step.want, err)
		}
		alone(t, folder, "out.csv")
	}
}

// TestCreateRemovesWhatIsLeft leaves the file of a killed run and one of a run that
// goes on.
func TestCreateRemovesWhatIsLeft(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "out.csv")
	if err := os.WriteFile(filepath.Join(folder, ".out.csv.tmp-1"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	first, err := Create(name)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Create(name)
	if err != nil {
		t.Fatal(err)
	}
	alone(t, folder, filepath.Base(first.file.Name()), filepath.Base(second.file.Name()))
	for _, file := range []*Aside{first, second} {
		if err := file.Commit(); err != nil {
			t.Error(err)
		}
	}
	alone(t, folder, "out.csv")
}

func TestCreateRefuses(t *testing.T) {
	if _, err := Create(filepath.Join(t.TempDir(), "none", "out.csv")); err == nil {
		t.Error("a file in no folder was created")
	}
}

// alone says what is in the folder beside names.
func alone(t *testing.T, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[name] = true
	}
	for _, entry := range entries {
		if !wanted[entry.Name()] {
			t.Errorf("%s is left in the folder", entry.Name())
		}
	}
	if len(entries) != len(names) {
		t.Errorf("%d files are in the folder, want %d", len(entries), len(names))
	}
}
