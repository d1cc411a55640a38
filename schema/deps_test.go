package schema

import (
	"os/exec"
	"strings"
	"testing"
)

// TestDepends holds the room's promise: the words come with the standard library
// alone, because every other room and the Lambda program carry them.
func TestDepends(t *testing.T) {
	list, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, list)
	}
	for _, path := range strings.Fields(string(list)) {
		if path != "serverless-poc/schema" && path != "serverless-poc/schema/decimal" {
			t.Errorf("schema must depend on the standard library and its own decimal only, so that the Lambda program stays small: it imports %s", path)
		}
	}
}
