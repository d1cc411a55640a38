package converter

import (
	"os/exec"
	"strings"
	"testing"
)

// TestDepends holds the one-way rule: schema <- engine <- converter.
func TestDepends(t *testing.T) {
	forbidden := map[string]string{
		"serverless-poc/function": "converter and function never import each other; what both need belongs in schema or engine",
		"serverless-poc/emulator": "nothing imports the root module; operations call the converter, not the other way round",
		"serverless-poc/deploy":   "nothing imports the root module; operations call the converter, not the other way round",
		"serverless-poc/iam":      "nothing imports the root module; operations call the converter, not the other way round",
		"serverless-poc/internal": "nothing imports the root module; operations call the converter, not the other way round",
		"serverless-poc/fixtures": "fixtures are for tests",
		"testing":                 "testing is for tests",
	}
	core := map[string]string{
		"github.com/aws": "package converter makes and proves artefacts; AWS is s3store's and the command's",
		"net/http":       "package converter makes and proves artefacts; the network is s3store's and the command's",

		"serverless-poc/converter/batch": "operations import package converter and must not carry what reads and packs files of rows",
		"github.com/parquet-go":          "Parquet is batch's",
		"github.com/klauspost/compress":  "packing is batch's",
	}
	for _, path := range deps(t, "./cmd/converter") {
		refuse(t, "cmd/converter", path, forbidden)
	}
	for _, path := range deps(t, ".") {
		refuse(t, "converter", path, forbidden)
		refuse(t, "converter", path, core)
	}
	for _, path := range deps(t, "./batch") {
		refuse(t, "batch", path, forbidden)
		if path == "serverless-poc/converter" || strings.HasPrefix(path, "github.com/aws") {
			t.Errorf("batch must not depend on %s: it scores with a model that somebody else has proved", path)
		}
	}
}

func refuse(t *testing.T, who, path string, forbidden map[string]string) {
	t.Helper()
	for prefix, reason := range forbidden {
		if path == prefix || strings.HasPrefix(path, prefix+"/") {
			t.Errorf("%s must not depend on %s: %s", who, path, reason)
		}
	}
	if path == "serverless-poc" {
		t.Errorf("%s must not depend on the root module: nothing does", who)
	}
}

func deps(t *testing.T, pkg string) []string {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", pkg).CombinedOutput()
	if err != nil {
		t.Fatalf("go list %s: %v\n%s", pkg, err, out)
	}
	return strings.Fields(string(out))
}
