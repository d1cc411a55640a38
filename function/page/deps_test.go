package page_test

import (
	"os/exec"
	"strings"
	"testing"
)

// The page's shell is the same for every model: it learns about the model from
// its card, over HTTP, like every other caller.
func TestDependencies(t *testing.T) {
	list, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	const own = "serverless-poc/function/page"
	for _, path := range strings.Fields(string(list)) {
		first, _, _ := strings.Cut(path, "/")
		if path != own && (first == "serverless-poc" || strings.Contains(first, ".")) {
			t.Errorf("imports %s: only the standard library may be", path)
		}
	}
}
