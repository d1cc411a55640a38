package awserr

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/smithy-go"
)

// byMessage are codes of which only some messages have a row: the others are
// unknown on purpose.
var byMessage = []string{
	"lambda InvalidParameterValueException",
	"lambda ResourceConflictException",
}

// revising are the operations that deploy makes beside the repeatable ones.
var revising = []string{
	"lambda.UpdateFunctionCode", "lambda.UpdateFunctionConfiguration", "lambda.PublishVersion", "lambda.UpdateAlias",
	"lambda.GetFunction", "lambda.GetFunctionConfiguration", "lambda.ListVersionsByFunction", "lambda.GetPolicy",
	"iam.CreatePolicyVersion", "iam.GetRole", "iam.GetPolicy", "s3.HeadBucket", "s3.GetObject",
	"apigateway.CreateRestApi", "apigateway.CreateDeployment", "apigateway.CreateApiKey", "apigateway.CreateUsagePlan",
	"apigateway.GetRestApis", "events.DescribeRule", "logs.DescribeLogGroups",
	"states.DescribeStateMachine", "states.ListTagsForResource", "states.DescribeExecution", "states.ListMapRuns", "states.DescribeMapRun",
}

// Every error that the AWS CLI's own models declare for an operation of the
// deployer has a row.
func TestDeclaredErrors(t *testing.T) {
	models := botocore(t)
	n := 0
	for _, name := range slices.Sorted(maps.Keys(secondCall)) {
		n += declared(t, models, name)
	}
	for _, name := range revising {
		n += declared(t, models, name)
	}
	t.Logf("%d declared errors of %d operations", n, len(secondCall)+len(revising))
	if n < 200 {
		t.Errorf("%d declared errors: the models cannot have been read", n)
	}
}

func declared(t *testing.T, models, name string) int {
	t.Helper()
	service, operation, _ := strings.Cut(name, ".")
	m := model(t, models, service)
	op, ok := m.Operations[operation]
	if !ok {
		t.Errorf("%s: the AWS model has no such operation", name)
	}
	for _, e := range op.Errors {
		code := e.Shape
		if c := m.Shapes[e.Shape].Error.Code; c != "" {
			code = c
		}
		if v := Classify(service, operation, &smithy.GenericAPIError{Code: code}); !v.Known && !slices.Contains(byMessage, service+" "+code) {
			t.Errorf("%s declares %s, which has no row", name, code)
		}
	}
	return len(op.Errors)
}

// A serviceModel is what of botocore's service-2.json is read here.
type serviceModel struct {
	Operations map[string]struct {
		Errors []struct{ Shape string }
	}
	Shapes map[string]struct {
		Error struct{ Code string }
	}
}

var loaded = map[string]*serviceModel{}

func model(t *testing.T, dir, service string) *serviceModel {
	t.Helper()
	if m := loaded[service]; m != nil {
		return m
	}
	folder := map[string]string{"states": "stepfunctions"}[service]
	if folder == "" {
		folder = service
	}
	found, err := filepath.Glob(filepath.Join(dir, folder, "*", "service-2.json*"))
	if err != nil || len(found) == 0 {
		t.Fatalf("botocore has no model of %s: %v", service, err)
	}
	path := slices.Max(found)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	m := &serviceModel{}
	if err := json.NewDecoder(r).Decode(m); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	loaded[service] = m
	return m
}

// botocore is the folder of the AWS CLI's models.
func botocore(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("python3", "-c", "import botocore; print(botocore.__path__[0])").Output()
	if err != nil {
		t.Skip("botocore is not here, so the AWS models are not read; apt-get install -y awscli")
	}
	return filepath.Join(strings.TrimSpace(string(out)), "data")
}
