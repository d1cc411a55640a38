package task

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestRsTestsRunWhenSomethingHasChanged(t *testing.T) {
	if !hasTestthat(t.Context()) {
		t.Skipf("R's package testthat is not here; %s r-cran-testthat", installR)
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	r, out := start(t, nil)
	for _, dir := range []string{"export/tests", "fixtures", "docs"} {
		if err := os.MkdirAll(r.path(dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, r.path("export/tests/run.R"), `stopifnot(!file.exists("broken")); cat("x", file = "ran", append = TRUE)`)
	for _, step := range []struct {
		name, says string
		change     func()
		ran        string
		fails      bool
	}{
		{"first", " s\n", func() {}, "x", false},
		{"nothing", "ok, unchanged since they passed on 2", func() {}, "x", false},
		{"asked for", " s\n", func() { r.Again = true }, "xx", false},
		{"a fixture", " s\n", func() { r.Again = false; write(t, r.path("fixtures/new"), "1") }, "xxx", false},
		{"failing", "FAILED", func() { write(t, r.path("docs/new.md"), ""); write(t, r.path("broken"), "") }, "xxx", true},
		{"failed before", "FAILED", func() {}, "xxx", true},
	} {
		step.change()
		out.Reset()
		err := r.testR(t.Context())
		if (err != nil) != step.fails || !strings.Contains(out.String(), step.says) {
			t.Errorf("%s: %v, %q; want %q in it", step.name, err, out, step.says)
		}
		if ran, _ := os.ReadFile(r.path("ran")); string(ran) != step.ran {
			t.Errorf("%s: the tests ran %d times, want %d", step.name, len(ran), len(step.ran))
		}
	}
}

func TestPassedForgetsOldOnes(t *testing.T) {
	folder := t.TempDir()
	for name, age := range map[string]time.Duration{"passed-old": 91 * 24 * time.Hour, "passed-new": time.Hour, "other": 1000 * time.Hour * 24} {
		file := filepath.Join(folder, name)
		write(t, file, "")
		if err := os.Chtimes(file, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := (passed{filepath.Join(folder, "passed-now")}).now(); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range left {
		left[i] = filepath.Base(left[i])
	}
	if want := []string{"other", "passed-new", "passed-now"}; !slices.Equal(left, want) {
		t.Errorf("left are %v, want %v", left, want)
	}
}
