package decimal_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestDepends holds the package's promise, so that every room can carry it.
func TestDepends(t *testing.T) {
	list, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, list)
	}
	if got := strings.TrimSpace(string(list)); got != "serverless-poc/schema/decimal" {
		t.Errorf("schema/decimal must depend on the standard library only: it has %s", got)
	}
}
