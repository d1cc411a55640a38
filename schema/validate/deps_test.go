package validate

import (
	"os/exec"
	"strings"
	"testing"
)

const library = "github.com/santhosh-tekuri/jsonschema"

// tests is a package of tests alone. It compiles schemas that are generated, of
// draft 4 too, which this package has no words for.
const tests = "serverless-poc/e2e/contract"

// gateway stands for AWS, which validates bodies by itself: it may not import a
// room of ours, and a mistake here may not be made there too.
const gateway = "serverless-poc/emulator/apigateway"

// TestOnlyImporter looks at every package of the workspace, tests included: the
// JSON Schema library is this package's alone, but for the emulated API Gateway.
func TestOnlyImporter(t *testing.T) {
	list := exec.Command("go", "list", "-e", "-f", "{{.ImportPath}}: {{.Imports}} {{.TestImports}} {{.XTestImports}}", "./...")
	list.Dir = "../.."
	if out, err := exec.Command("go", "env", "GOWORK").Output(); err == nil && strings.HasSuffix(strings.TrimSpace(string(out)), "go.work") {
		list.Args[len(list.Args)-1] = "work"
	} else {
		list.Dir = ".." // alone, the module can only answer for itself
	}
	out, err := list.Output()
	if err != nil {
		t.Fatalf("%v: %v", list.Args, err)
	}
	importers := 0
	for _, line := range strings.Split(string(out), "\n") {
		path, imports, _ := strings.Cut(line, ": ")
		switch {
		case !strings.Contains(imports, library):
		case path == "serverless-poc/schema/validate":
			importers++
		case path == gateway:
		case path == tests && strings.HasPrefix(imports, "[] ["): // imported by tests only
		default:
			t.Errorf("%s imports %s: call serverless-poc/schema/validate instead, so that the library stays replaceable and out of the Lambda program", path, library)
		}
	}
	if importers != 1 {
		t.Errorf("%d importers were seen, want this package alone; is go list reading the right folder?", importers)
	}
}
