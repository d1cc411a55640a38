package deploy

import (
	"os/exec"
	"strings"
	"testing"
)

// What each package of operations may not import, directly or through others.
var forbidden = []struct{ pkg, imports, why string }{
	{"serverless-poc/iam", "serverless-poc/schema", "iam knows names, not documents"},
	{"serverless-poc/iam", "github.com/", "iam is the standard library only, so that anybody can render the policies"},
	{"serverless-poc/deploy", "serverless-poc/emulator", "the deployer has no local mode: the seam is the network"},
	{"serverless-poc/deploy", "serverless-poc/function", "what is deployed is built, not linked"},
	{"serverless-poc/deploy", "serverless-poc/internal/task", "mage calls the deployer, not the other way round"},
	{"serverless-poc/deploy/awserr", "github.com/aws/aws-sdk-go-v2", "the table judges any service, so it links none"},
	{"serverless-poc/deploy/pack", "github.com/", "a package is made without AWS"},
	{"serverless-poc/deploy/pack", "serverless-poc/engine", "a package knows no model"},
	{"serverless-poc/deploy/gateway", "github.com/", "the API's document is written without AWS"},
	{"serverless-poc/deploy/gateway", "serverless-poc/engine", "what callers may send is in the artefact; nothing is computed"},
	{"serverless-poc/internal/task", "serverless-poc/function", "the function runs on Lambda, never in mage"},
	{"serverless-poc/deploy", "serverless-poc/fixtures", "fixtures are for tests"},
}

// allowed are the exceptions, each with its reason.
var allowed = map[string]string{
	"serverless-poc/internal/task serverless-poc/function/page": "files alone, which a site's bucket has too",
}

func TestDependencies(t *testing.T) {
	deps := map[string][]string{}
	for _, rule := range forbidden {
		if deps[rule.pkg] == nil {
			out, err := exec.Command("go", "list", "-deps", rule.pkg).CombinedOutput()
			if err != nil {
				t.Fatalf("go list -deps %s: %v\n%s", rule.pkg, err, out)
			}
			deps[rule.pkg] = strings.Fields(string(out))
		}
		for _, dep := range deps[rule.pkg] {
			if strings.HasPrefix(dep+"/", strings.TrimSuffix(rule.imports, "/")+"/") && dep != rule.pkg && allowed[rule.pkg+" "+dep] == "" {
				t.Errorf("%s depends on %s: %s", rule.pkg, dep, rule.why)
			}
		}
	}
}
