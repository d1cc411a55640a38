package openapi

import (
	"os/exec"
	"strings"
	"testing"
)

// TestDepends holds the package's promise, so that the Lambda program can carry it.
func TestDepends(t *testing.T) {
	list, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, list)
	}
	for _, path := range strings.Fields(string(list)) {
		switch path {
		case "serverless-poc/schema", "serverless-poc/schema/decimal", "serverless-poc/schema/openapi":
		default:
			t.Errorf("schema/openapi must depend on schema and the standard library only, so that the Lambda program stays small: it imports %s", path)
		}
	}
}
