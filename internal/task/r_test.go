package task

import (
	"os"
	"strings"
	"testing"
)

func needR(t *testing.T) {
	t.Helper()
	if !hasR() {
		t.Skipf("Rscript is not here; %s", installR)
	}
}

func TestRefit(t *testing.T) {
	needR(t)
	for _, c := range []struct{ name, before, script, want string }{
		{"new", "", `writeLines("{}", "admission.json")`, "new: admission.json"},
		{"unchanged", "{}\n", `writeLines("{}", "admission.json")`, "unchanged: the same data give the same model, so there is no new version"},
		{"changed", "{}\n", `writeLines("{1}", "admission.json")`, "changed: admission.json; go tool mage deploy makes it live"},
	} {
		files := map[string]string{"refit.R": c.script}
		if c.before != "" {
			files["admission.json"] = c.before
		}
		r, out := start(t, files)
		if err := r.Refit(t.Context()); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("%s: %q; want %q in it", c.name, out, c.want)
		}
	}
}

func TestRefitShowsWhatRSaid(t *testing.T) {
	needR(t)
	r, _ := start(t, map[string]string{"refit.R": `stop("gpa is a factor")`})
	err := r.Refit(t.Context())
	for _, want := range []string{"refit.R, run by Rscript: exit status 1", "gpa is a factor"} {
		if !strings.Contains(text(err), want) {
			t.Errorf("%v; want %q in it", err, want)
		}
	}
}

func TestWithoutR(t *testing.T) {
	r, out := start(t, nil)
	if err := os.MkdirAll(r.path("export/tests"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, r.path("export/tests/run.R"), "")
	t.Setenv("PATH", t.TempDir())
	want := "this needs R, and Rscript is not on the PATH; apt-get install -y r-base-core r-cran-jsonlite"
	if err := r.Refit(t.Context()); !strings.Contains(text(err), want) {
		t.Errorf("refit: %v; want %s", err, want)
	}
	if err := r.Fixtures(t.Context()); text(err) != want {
		t.Errorf("fixtures: %v; want %s", err, want)
	}
	if err := r.testR(t.Context()); err != nil {
		t.Errorf("a test that cannot run here fails: %v", err)
	}
	if want := "test      export (R): SKIPPED, R or its package testthat is not here; apt-get install -y r-base-core r-cran-jsonlite r-cran-testthat\n"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("%q; want it to end with %q", out, want)
	}
}

func TestRefitWithoutScript(t *testing.T) {
	r, _ := start(t, nil)
	r.Model = "titanic"
	want := `model titanic has no refit script; add "refit": "path/to/script.R" to it in stack.json`
	if err := r.Refit(t.Context()); text(err) != want {
		t.Errorf("%v; want %s", err, want)
	}
}
