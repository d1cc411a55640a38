package function_test

import (
	"os/exec"
	"strings"
	"testing"
)

// What the program must not carry, and why. Checked over all it links.
var forbidden = map[string]string{
	"serverless-poc/converter":                 "converter and function never import each other: they meet in the artefact",
	"serverless-poc/schema/validate":           "the function decodes strictly in Go; JSON Schema validation is the converter's",
	"serverless-poc/fixtures":                  "test data does not belong into the Lambda program",
	"serverless-poc/deploy":                    "nothing imports the root module",
	"serverless-poc/emulator":                  "the emulator runs the program, never the other way round",
	"serverless-poc/iam":                       "nothing imports the root module",
	"serverless-poc/internal":                  "nothing imports the root module",
	"github.com/santhosh-tekuri/jsonschema":    "only schema/validate may",
	"github.com/aws/aws-sdk-go-v2/config":      "it looks at files, profiles and metadata that Lambda does not have; the environment is enough",
	"github.com/aws/aws-sdk-go-v2/credentials": "the environment is enough",
	"github.com/aws/aws-sdk-go-v2/service":     "one GetObject needs the signer alone; service/s3 is a third of the package and doubles the cold start",
	"regexp":                                   "its tables and programs are made before main: see shape.go",
	"net/rpc":                                  "build with -tags lambda.norpc: the go1.x runtime is retired",
	"plugin":                                   "one static binary",
}

func TestDependencies(t *testing.T) {
	list, err := exec.Command("go", "list", "-deps", "-tags", "lambda.norpc", "./cmd/bootstrap").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(list))
	if len(linked) < 50 {
		t.Fatalf("go list found only %d packages, the test sees nothing", len(linked))
	}
	for _, path := range linked {
		if path == "serverless-poc" {
			t.Error("imports the root module: nothing may")
		}
		for prefix, reason := range forbidden {
			if path == prefix || strings.HasPrefix(path, prefix+"/") {
				t.Errorf("links %s: %s", path, reason)
			}
		}
	}
}
