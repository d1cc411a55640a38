package engine

import (
	"os/exec"
	"strings"
	"testing"
)

// TestDependencies holds the rule that makes a prediction the same everywhere:
// what scores does no I/O of its own and knows no other room than schema.
func TestDependencies(t *testing.T) {
	const module = "serverless-poc/"
	allowed := map[string][]string{
		"serverless-poc/engine":       {"serverless-poc/engine/basis", "serverless-poc/engine/dist", "serverless-poc/engine/exact", "serverless-poc/engine/link", "serverless-poc/engine/rexpr", "serverless-poc/schema"},
		"serverless-poc/engine/basis": {"serverless-poc/engine/exact"},
		"serverless-poc/engine/dist":  {"serverless-poc/engine/exact"},
		"serverless-poc/engine/exact": {},
		"serverless-poc/engine/link":  {"serverless-poc/engine/exact"},
		"serverless-poc/engine/rexpr": {"serverless-poc/engine/exact", "serverless-poc/schema"},
	}
	reasons := map[string]string{
		"net":      "the engine is pure: no network",
		"net/http": "the engine is pure: no network",
		"os":       "the engine is pure: no files, no environment",
		"os/exec":  "the engine is pure: no processes",
		"time":     "the engine is pure: no clock",
		"log":      "the engine returns errors; its callers log",
		"unsafe":   "the engine is plain Go",
	}
	for _, pkg := range strings.Fields(golist(t, "./...")) {
		may, known := allowed[pkg]
		if !known {
			t.Errorf("%s is a new package: say here what it may import", pkg)
		}
		for _, imported := range strings.Fields(golist(t, "-f", `{{join .Imports "\n"}}`, pkg)) {
			switch {
			case strings.HasPrefix(imported, module):
				if !contains(may, imported) {
					t.Errorf("%s imports %s: schema <- engine <- {converter, function}, and leaves import no other room", pkg, imported)
				}
			case strings.Contains(strings.Split(imported, "/")[0], "."):
				t.Errorf("%s imports %s: the engine needs the standard library only", pkg, imported)
			case reasons[imported] != "":
				t.Errorf("%s imports %s: %s", pkg, imported, reasons[imported])
			}
		}
	}
	for _, dep := range strings.Fields(golist(t, "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "./...")) {
		if !strings.HasPrefix(dep, "serverless-poc/schema") && !strings.HasPrefix(dep, "serverless-poc/engine") {
			t.Errorf("the engine depends on %s: it must stay small enough for the Lambda program", dep)
		}
	}
}

func golist(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("go list %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func contains(list []string, s string) bool {
	for _, item := range list {
		if item == s {
			return true
		}
	}
	return false
}
