package emulator_test

import (
	"os/exec"
	"strings"
	"testing"
)

// The emulator stands for AWS. If it knew the project's other rooms, a mistake
// that both share would go unseen.
func TestDependencies(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	forbidden := map[string]string{
		"serverless-poc/":                                  "the emulator imports no other room of the project",
		"github.com/minio/":                                "MinIO's server packages are AGPL (crc64nvme, which is Apache, apart)",
		"github.com/aws/aws-lambda-go":                     "the Runtime API is served from its documentation, not from the client's code",
		"github.com/aws/aws-sdk-go-v2/service/lambda":      "Lambda's answers are written from its API reference, not with the client's types",
		"github.com/aws/aws-sdk-go-v2/service/eventbridge": "EventBridge's answers likewise",
	}
	for path := range strings.Lines(string(out)) {
		path = strings.TrimSpace(path)
		if strings.HasPrefix(path, "serverless-poc/emulator") || path == "github.com/minio/crc64nvme" {
			continue
		}
		for prefix, reason := range forbidden {
			if strings.HasPrefix(path, prefix) {
				t.Errorf("imports %s: %s", path, reason)
			}
		}
	}
	if !strings.Contains(string(out), "github.com/versity/versitygw/s3api\n") {
		t.Error("go list did not list the dependencies")
	}
}
