package schema

import (
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestDepends holds the room's promise: the words come with the standard library
// alone, because every other room and the Lambda program carry them. Each package
// has itself and what stands before it in the list.
func TestDepends(t *testing.T) {
	var own []string
	for _, of := range []string{"./decimal", ".", "./openapi"} {
		list, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", of).CombinedOutput()
		if err != nil {
			t.Fatalf("go list: %v\n%s", err, list)
		}
		own = append(own, path.Join("serverless-poc/schema", of))
		for _, dependency := range strings.Fields(string(list)) {
			if !slices.Contains(own, dependency) {
				t.Errorf("%s must depend on the standard library and of %v only, so that the Lambda program stays small: it imports %s", of, own, dependency)
			}
		}
	}
}
